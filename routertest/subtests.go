package routertest

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/contract"
)

// Run tests that the routers from newRouter answer as the table requires. It has a subtest for each section of the kit, and
// each section has a subtest for each of its tests. newRouter must return a new router each time. Run uses each router for one
// or a few tests, and may call newRouter on several goroutines at once.
//
//	func TestRoutes(t *testing.T) {
//		routertest.Run(t, table, func() http.Handler { return NewRouter(echo{}) })
//	}
//
// Run accepts the findings that the arguments accepted list; see Accept. It fails if one of them no longer occurs. It cannot know that with
// -short, or if -run leaves out a test.
//
// If two routes of the table overlap, Run logs which one wins. Run groups failures by cause. For each cause, it prints one
// failure: the request, the rule of docs/contract.md, the answer and the required answer. It only counts the others. At the
// end, it lists the causes in the order to fix them.
//
// Two environment variables change what Run does:
//
//   - ROUTERTEST_DEPTH: the exhaustive test tries all paths up to this number of segments, 1 … 9. By default, it makes up to a
//     million requests, and with -short up to 100,000. For the widget table, a million requests cover all paths of five segments.
//   - ROUTERTEST_SEED: the seed of the random test, 0 … 2⁶⁴-1. By default, it is different each time; the test logs it.
func Run(t *testing.T, table Table, newRouter func() http.Handler, accepted ...Accepted) {
	tests, err := table.tests(testing.Short())
	if err != nil {
		t.Fatal(err)
	}
	acceptance, err := newAcceptance(table.routes, accepted)
	if err != nil {
		t.Fatal(err)
	}
	logOverlaps(t, table)
	known, all, done := new(contract.Causes), len(tests), 0
	for len(tests) > 0 {
		section, n := tests[0].section, 1
		for n < len(tests) && tests[n].section == section {
			n++
		}
		t.Run(section, func(t *testing.T) {
			for _, test := range tests[:n] {
				t.Run(test.name, func(t *testing.T) {
					report(t, test, test.examineAccepting(acceptance, table.routes, newRouter), known)
					done++
				})
			}
		})
		tests = tests[n:]
	}
	if order := orderToFix(known); order != "" {
		t.Log(order)
	}
	if done == all && !testing.Short() {
		for _, a := range acceptance.unneeded() {
			t.Errorf("%v is accepted (%s), but does not occur; remove it from the test", a, a.Reason)
		}
	}
}

// logOverlaps logs the first few pairs of routes that overlap, and which route of each pair wins.
func logOverlaps(t *testing.T, table Table) {
	const few = 10
	all := table.Overlaps()
	for _, c := range all[:min(few, len(all))] {
		t.Logf("%s %s and %s both match %s: %s wins", c.Wins.Method, c.Wins.Pattern, c.Loses.Pattern, c.Path, c.Wins.Pattern)
	}
	if len(all) > few {
		t.Logf("%d more pairs of routes overlap", len(all)-few)
	}
}

var errNoRoutes = errors.New("the table has no routes; make one with ParseTable, MustParse, NewTable or Widgets")

// tests returns the tests of the named sections. Without sections, it returns all tests.
func (t Table) tests(short bool, sections ...string) ([]test, error) {
	if t.routes == nil {
		return nil, errNoRoutes
	}
	s, err := settingsFromEnvironment(short)
	if err != nil {
		return nil, err
	}
	return allTests(t.routes, s, sections...)
}

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

// orderToFix lists the causes in the order to fix them, and shows the wrong and the required answer for the first cause. It
// returns "" if there are fewer than two causes.
func orderToFix(causes *contract.Causes) string {
	all := together(causes.Sorted())
	if len(all) < 2 {
		return ""
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%d things are wrong. Fix them in this order:", len(all))
	for i, w := range all {
		fmt.Fprintf(&text, "\n%3d. %s (%s): %d×, for example %v", i+1, w.example.What, w.rules, w.count, w.example.Request)
		if i == 0 {
			fmt.Fprintf(&text, "\n      got: %v\n     want: %v", w.example.Got, w.example.Want)
		}
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
		if len(c.Example.Request.String()) < len(all[i].example.Request.String()) {
			all[i].example = c.Example
		}
	}
	return all
}
