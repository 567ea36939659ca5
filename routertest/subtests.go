package routertest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/contract"
)

// Run tests that the routers that newRouter returns answer as the table wants, in a subtest for each section of the kit and
// each test in it. newRouter returns a router that is new, ready, and used for one case or a few; it may be called by
// several goroutines at once.
//
//	func TestRoutes(t *testing.T) {
//		routertest.Run(t, table, func() http.Handler { return NewRouter(echo{}) })
//	}
//
// If two routes of the table cross, Run logs which of them wins. Failures are gathered by cause: the first request that fails
// for a cause is printed with the rule of docs/contract.md, what was got and what is wanted, and further ones are counted. At the
// end, Run lists what is wrong in the order in which to mend it.
//
// Two variables of the environment change what Run does:
//
//   - ROUTERTEST_DEPTH: up to how many segments every path over the table's words is tried, 1 … 9. Without it, it is
//     up to a million requests: for the widget table, all paths of up to five segments. With -short it is a tenth.
//   - ROUTERTEST_SEED: the seed of the random walk; without it, another each time. The walk's log has it.
func Run(t *testing.T, table Table, newRouter func() http.Handler) {
	tests, err := table.tests(testing.Short())
	if err != nil {
		t.Fatal(err)
	}
	logOverlaps(t, table)
	known := new(contract.Causes)
	for len(tests) > 0 {
		section, n := tests[0].section, 1
		for n < len(tests) && tests[n].section == section {
			n++
		}
		t.Run(section, func(t *testing.T) {
			for _, test := range tests[:n] {
				t.Run(test.name, func(t *testing.T) { report(t, test, test.examine(table.routes, newRouter), known) })
			}
		})
		tests = tests[n:]
	}
	if order := mendingOrder(known); order != "" {
		t.Log(order)
	}
}

// logOverlaps says which routes cross, and which of them wins: the first few, for a table may have many.
func logOverlaps(t *testing.T, table Table) {
	const few = 10
	all := table.Overlaps()
	for _, c := range all[:min(few, len(all))] {
		t.Logf("%s %s and %s both match %s: %s wins", c.Wins.Method, c.Wins.Pattern, c.Loses.Pattern, c.Path, c.Wins.Pattern)
	}
	if len(all) > few {
		t.Logf("and %d more pairs of routes cross", len(all)-few)
	}
}

// tests returns the tests of the sections named, or of all sections for none.
func (t Table) tests(short bool, sections ...string) ([]test, error) {
	if t.routes == nil {
		return nil, fmt.Errorf("the table has no routes; make one with ParseTable, MustParse, NewTable or Widgets")
	}
	s, err := settingsFromEnvironment(short)
	if err != nil {
		return nil, err
	}
	return allTests(t.routes, s, sections...)
}

// report turns what a test has found into errors of t: an example for each cause that is not yet known, and a count of the others.
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
		t.Logf("%d requests answered as the table wants%s", found.checked, test.note)
	}
}

func knownCause(known *contract.Causes, cause contract.Cause) bool {
	return slices.ContainsFunc(known.Sorted(), func(c contract.Cause) bool { return c.Fault == cause.Fault })
}

// mendingOrder lists what is wrong in the order in which to mend it, with the whole of the first; "" if there is nothing or one
// thing only.
func mendingOrder(causes *contract.Causes) string {
	all := together(causes.Sorted())
	if len(all) < 2 {
		return ""
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%d things are wrong, in the order in which to mend them:", len(all))
	for i, w := range all {
		fmt.Fprintf(&text, "\n%3d. %s (%s): %d×, for example %v", i+1, w.example.What, w.rules, w.count, w.example.Request)
		if i == 0 {
			fmt.Fprintf(&text, "\n      got: %v\n     want: %v", w.example.Got, w.example.Want)
		}
	}
	return text.String()
}

// wrong is causes that say the same, whatever their rules.
type wrong struct {
	rules   string
	count   int
	example contract.Failure
}

// together joins causes that say the same. It stands where the first of them did, with the shortest of their examples.
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
		if len(c.Example.Request.String()) < len(all[i].example.Request.String()) {
			all[i].example = c.Example
		}
	}
	return all
}
