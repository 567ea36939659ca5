package routertest

import (
	"errors"
	"net/http"
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
// If two routes of the table overlap, Run logs which one wins. Run groups failures by cause, and lists the causes in the order
// to fix them. For the first, it prints a failure: the request, the rule of docs/contract.md, the answer and the required
// answer. With go test -v, each subtest fails by itself, and prints a failure for each cause.
//
// Three environment variables change what Run does:
//
//   - ROUTERTEST_SAMPLE: the exhaustive test requests one path in n, by default one in seven, always the same ones; 1 means all.
//     All paths together are up to a million requests, and with -short up to 100,000. For the widget table, a million requests
//     cover all paths of five segments.
//   - ROUTERTEST_DEPTH: the exhaustive test requests all paths up to this number of segments, 1 … 9.
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
	known, total, notes := new(contract.Causes), new(exam), ""
	all, done := len(tests), 0
	for len(tests) > 0 {
		section, n := tests[0].section, 1
		for n < len(tests) && tests[n].section == section {
			n++
		}
		t.Run(section, func(t *testing.T) {
			for _, test := range tests[:n] {
				t.Run(test.name, func(t *testing.T) {
					found := test.examineAccepting(acceptance, table.routes, newRouter)
					total.merge(found)
					done++
					if found.failed > 0 {
						notes += test.note
					}
					if testing.Verbose() { // otherwise the summary comes first
						report(t, test, found, known)
					}
				})
			}
		})
		tests = tests[n:]
	}
	if text := total.summary(notes); text != "" {
		t.Error(text)
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
