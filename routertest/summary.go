package routertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/contract"
)

// report reports the findings of a test to t. For a new cause, it prints an example. For a cause in known, it prints only the
// number of failures.
func report(t *testing.T, test test, found *exam, known *contract.Causes) {
	for _, cause := range found.causes.Sorted() {
		f := publicFailure(cause.Example)
		if knownCause(known, cause) {
			t.Errorf("%d more: %v, rule %d", cause.Count, f.What, f.Rule)
			continue
		}
		t.Errorf("%d of %d requests: %v", cause.Count, found.checked, f)
	}
	known.Merge(&found.causes)
	if found.failed > 0 {
		t.Logf("%d of %d requests failed%s", found.failed, found.checked, test.note)
	} else {
		t.Logf("%d requests answered correctly%s", found.checked, test.note)
	}
}

func knownCause(known *contract.Causes, cause contract.Cause) bool {
	return slices.ContainsFunc(known.Sorted(), func(c contract.Cause) bool { return c.Fault == cause.Fault })
}

// mostCauses is the largest number of causes in a summary.
const mostCauses = 12

// summary lists the causes of an exam in the order to fix them, and shows a failure of the first cause. It returns "" if
// nothing failed. notes says how to repeat the tests.
func (e *exam) summary(notes string) string {
	all := together(e.causes.Sorted())
	if len(all) == 0 {
		return ""
	}
	var text strings.Builder
	if len(all) == 1 {
		fmt.Fprintf(&text, "1 thing is wrong, in %d of %d requests (-v shows each test%s):", e.failed, e.checked, notes)
	} else {
		fmt.Fprintf(&text, "%d things are wrong, in %d of %d requests (-v shows each test%s). Fix them in this order:", len(all), e.failed, e.checked, notes)
	}
	for i, w := range all[:min(len(all), mostCauses)] {
		if i > 0 {
			fmt.Fprintf(&text, "\n%3d. %s (%s): %d×, for example %v", i+1, w.example.What, w.rules, w.count, w.example.Request)
			continue
		}
		what, detail, _ := strings.Cut(publicFailure(w.example).String(), "\n")
		fmt.Fprintf(&text, "\n  1. %s (%s): %d×\n%s", what, w.rules, w.count, detail)
	}
	if more := len(all) - mostCauses; more > 0 {
		fmt.Fprintf(&text, "\nand %d more", more)
	}
	return text.String()
}

// wrong joins causes that have the same description. Their rules may differ.
type wrong struct {
	rules   string
	count   int
	example contract.Failure
}

// together joins causes that have the same description. The result takes the place of the first such cause, and has the
// shortest example.
func together(causes []contract.Cause) []wrong {
	var all []wrong
	for _, c := range causes {
		i := slices.IndexFunc(all, func(w wrong) bool { return w.example.What == c.What })
		if i < 0 {
			all = append(all, wrong{fmt.Sprintf("rule %d", int(c.Rule)), c.Count, c.Example})
			continue
		}
		all[i].count += c.Count
		all[i].rules += fmt.Sprintf(", %d", int(c.Rule))
		if c.Example.Size() < all[i].example.Size() {
			all[i].example = c.Example
		}
	}
	return all
}
