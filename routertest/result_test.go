package routertest

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestCheckWritten holds what Check returns for a router with one fault against what is known of that fault.
func TestCheckWritten(t *testing.T) {
	noLeadingZeros := of(model{id: func(s string) (int, bool) {
		n, ok := strictID(s)
		return n, ok && s[0] != '0'
	}})
	results, err := Check(noLeadingZeros, "written")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for _, r := range results {
		cases += r.Checked
		if r.Section != "written" || r.Rule == 0 || r.RuleText != ruleTexts[ruleNumber(r.Rule)] {
			t.Errorf("%s/%s is of rule %d, %q", r.Section, r.Name, r.Rule, r.RuleText)
		}
		if failed := r.Failed > 0; failed != (r.Rule == int(rulePositiveID)) || failed != (len(r.Failures) > 0) {
			t.Errorf("rule %d: %d of %d failed, %q", r.Rule, r.Failed, r.Checked, r.Failures)
		}
		for _, f := range r.Failures {
			if !strings.HasPrefix(f, "rule 4 (") || !strings.Contains(f, "got: 404") {
				t.Errorf("a failure says %q", f)
			}
		}
	}
	if want := len(writtenCases()); cases != want {
		t.Errorf("%d cases checked, want all %d", cases, want)
	}
}

// TestCheckSections makes sure that the sections are those that Run has, and that each can be asked for.
func TestCheckSections(t *testing.T) {
	all := allTests(settings{depth: 1})
	for _, section := range []string{"written", "derived", "exhaustive", "random", "sharing", "huge", "server"} {
		some, err := only(slices.Clone(all), []string{section})
		if err != nil || len(some) == 0 || slices.ContainsFunc(some, func(t test) bool { return t.section != section }) {
			t.Errorf("section %q has %d tests, %v", section, len(some), err)
		}
		all = slices.DeleteFunc(all, func(t test) bool { return t.section == section })
	}
	if len(all) > 0 {
		t.Errorf("section %q is not known to Check's documentation", all[0].section)
	}
	called := false
	results, err := Check(func() http.Handler { called = true; return model{} }, "written", "wirtten")
	if err == nil || !strings.Contains(err.Error(), `no section "wirtten"`) || results != nil || called {
		t.Errorf("an unknown section gives %v, %v, and the router was used: %v", results, err, called)
	}
}

// TestCheckHangs makes sure that a router that does not come back costs no other result, and leaves nothing in its own
// that changes later.
func TestCheckHangs(t *testing.T) {
	defer func(before time.Duration) { patience = before }(patience)
	patience = 50 * time.Millisecond
	late := make(chan bool)
	defer close(late)
	hangs := of(model{before: func(r *http.Request) {
		if r.URL.Path == "/contact" {
			<-late
		}
	}})
	results, err := Check(hangs, "written")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		switch {
		case r.Failed == 0:
		case r.Checked != 1 || len(r.Failures) != 1 || !strings.Contains(r.Failures[0], "no answer within 50ms"):
			t.Errorf("%s: %d of %d failed, %q", r.Name, r.Failed, r.Checked, r.Failures)
		}
	}
	if i := slices.IndexFunc(results, func(r Result) bool { return r.Rule == int(rulePositiveID) }); results[i].Failed > 0 {
		t.Errorf("rule 4, which the router keeps, has %d failures: %q", results[i].Failed, results[i].Failures)
	}
}
