package routertest

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// noLeadingZeros returns a router that refuses numbers with leading zeros.
var noLeadingZeros = of(model{id: func(s string) (int, bool) {
	n, ok := strictID(s)
	return n, ok && s[0] != '0'
}})

// TestCheckWritten checks the report about a router with one known fault.
func TestCheckWritten(t *testing.T) {
	report, err := Check(Widgets(), noLeadingZeros, "written")
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for i, r := range report.Tests {
		if r.Section != "written" || r.Checked != len(written[i].cases) {
			t.Errorf("%s/%s checked %d requests, want %d", r.Section, r.Name, r.Checked, len(written[i].cases))
		}
		if (r.Failed > 0) != (r.Name == "rule=4") {
			t.Errorf("%s: %d of %d failed", r.Name, r.Failed, r.Checked)
		}
		failed += r.Failed
	}
	if len(report.Tests) != len(written) || len(report.Causes) != 2 {
		t.Fatalf("%d tests and %d causes, want %d and 2", len(report.Tests), len(report.Causes), len(written))
	}
	count := 0
	for _, c := range report.Causes {
		count += c.Count
		if c.Example.Rule != 4 || c.Example.RuleText != contract.PositiveInt.Text() {
			t.Errorf("the rule is %d, %q", c.Example.Rule, c.Example.RuleText)
		}
	}
	if count != failed {
		t.Errorf("the causes count %d failures, the tests %d", count, failed)
	}
	f := report.Causes[0].Example
	request := Request{Method: "POST", Path: "/api/widgets/foo/parts/01/update", Text: `"POST" "/api/widgets/foo/parts/01/update"`}
	if f.What != "404 instead of 200" || f.Request != request || f.Got.Status != 404 || f.Want.Status != 200 || f.Want.Body != "apiUpdateWidgetPart foo 1\n" {
		t.Errorf("the first failure is %+v", f)
	}
	for _, part := range []string{f.What, f.RuleText, f.Request.Text, f.Got.Text, f.Want.Text} {
		if part == "" || !strings.Contains(f.String(), part) {
			t.Errorf("%q is not in %q", part, f)
		}
	}
}

// TestCheckAnswers makes sure that the report shows each part of a wrong answer.
func TestCheckAnswers(t *testing.T) {
	answers := map[string]func(a Answer) bool{
		"a redirect": func(a Answer) bool { return a.Status == 301 && a.Location == "/contact" },
		"lines": func(a Answer) bool {
			return slices.Equal(a.Allow, []string{"GET", "POST"}) && a.ContentType == "text/html"
		},
		"a panic": func(a Answer) bool { return a.Problem == "panic: no" },
		"an edit": func(a Answer) bool { return strings.HasPrefix(a.Changed, "Method is") },
	}
	for name, newRouter := range map[string]func() http.Handler{
		"a redirect": redirecting(func(p string) string { return "/contact" }),
		"lines": instead(func(w http.ResponseWriter, r *http.Request) bool {
			w.Header()["Allow"], w.Header()["Content-Type"] = []string{"GET", "POST"}, []string{"text/html"}
			return status(w, 405)
		}),
		"a panic": of(model{before: func(r *http.Request) { panic("no") }}),
		"an edit": editing(func(r *http.Request) { r.Method = "X" }),
	} {
		report, err := Check(Widgets(), newRouter, "written")
		if err != nil || !slices.ContainsFunc(report.Causes, func(c Cause) bool { return answers[name](c.Example.Got) }) {
			t.Errorf("no cause has %s: %+v, %v", name, report.Causes, err)
		}
	}
}

// TestCheckSections makes sure that the sections are as Check's documentation lists them, and that each can be run alone.
func TestCheckSections(t *testing.T) {
	names := []string{"written", "derived", "exhaustive", "random", "lengths", "manners", "sharing", "huge", "server"}
	if got := sectionNames(); !slices.Equal(got, names) {
		t.Errorf("the sections are %q, want %q", got, names)
	}
	for _, section := range names {
		tests, err := Widgets().tests(true, section)
		if err != nil || len(tests) == 0 || slices.ContainsFunc(tests, func(t test) bool { return t.section != section }) {
			t.Errorf("section %q has %d tests, %v", section, len(tests), err)
		}
	}
	called := false
	report, err := Check(Widgets(), func() http.Handler { called = true; return model{} }, "written", "wirtten")
	if err == nil || !strings.Contains(err.Error(), `unknown section "wirtten"; choose from written, derived`) || report.Tests != nil || called {
		t.Errorf("an unknown section gives %v, %v, and the router was used: %v", report, err, called)
	}
	if _, err := Check(Table{}, of(model{})); err == nil || !strings.Contains(err.Error(), "the table has no routes") {
		t.Errorf("a table without routes gives %v", err)
	}
}

// TestCheckHangs makes sure that a router that hangs in one test does not change the results of the others.
func TestCheckHangs(t *testing.T) {
	defer func(before time.Duration) { ask.Patience = before }(ask.Patience)
	ask.Patience = 50 * time.Millisecond
	late := make(chan bool)
	defer close(late)
	report, err := Check(Widgets(), of(model{before: func(r *http.Request) {
		if r.URL.Path == "/contact" {
			<-late
		}
	}}), "written")
	if err != nil || len(report.Causes) != 1 {
		t.Fatalf("%d causes, %v, want one", len(report.Causes), err)
	}
	if f := report.Causes[0].Example; f.What != "no answer within 50ms" || f.Rule != 11 || f.Request.Path != "/contact" {
		t.Errorf("the cause is %v", f)
	}
	for _, r := range report.Tests {
		if r.Failed > 0 && r.Checked != 1 {
			t.Errorf("%s: %d of %d failed", r.Name, r.Failed, r.Checked)
		}
	}
	if i := slices.IndexFunc(report.Tests, func(r TestResult) bool { return r.Name == "rule=4" }); report.Tests[i].Failed > 0 {
		t.Errorf("rule 4, which the router keeps, has %d failures", report.Tests[i].Failed)
	}
}
