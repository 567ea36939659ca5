package routertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// fault is a router broken in one way.
type fault struct {
	name string
	new  func() http.Handler

	test  string // the test of the kit that has to find it; "" for those that quick returns, together
	broad bool   // the requests that it gets wrong are about other rules as much
	hangs bool
}

// faultsByRule is routers that are broken, by the rule that the kit has to name.
type faultsByRule map[contract.Rule][]fault

// broken is all broken routers: for the widgets, those that break a rule and those that were built to get past the kit, and for a
// table of another shape.
var broken = []struct {
	name   string
	table  Table
	faults faultsByRule
}{
	{"widgets", Widgets(), matchingFaults},
	{"widgets", Widgets(), answerFaults},
	{"cheats", Widgets(), cheatsByPath},
	{"cheats", Widgets(), cheatsByManners},
	{"shop", shop, shopFaults},
}

// TestFaults holds the kit against routers that are broken in one way each: it has to name the rule, and no other rule more
// often. With -short, which the race detector is run with, the kit meets every fifth of each rule: they run the same code of it.
func TestFaults(t *testing.T) {
	for _, b := range broken {
		for _, rule := range contract.Rules() {
			for i, f := range b.faults[rule] {
				if testing.Short() && i%5 != 0 {
					continue
				}
				t.Run(fmt.Sprintf("%s/rule=%d/%s", b.name, int(rule), f.name), func(t *testing.T) { findFault(t, b.table, f, rule) })
			}
		}
	}
}

// TestFaultsOfEachRule makes sure that there is a broken router for each rule, and for each table.
func TestFaultsOfEachRule(t *testing.T) {
	for _, rule := range contract.Rules() {
		if len(matchingFaults[rule])+len(answerFaults[rule]) == 0 {
			t.Errorf("no broken router for the widgets and %v", rule)
		}
		if len(shopFaults[rule]) == 0 {
			t.Errorf("no broken router for the shop and %v", rule)
		}
	}
}

// TestFaultsOfEachTest makes sure that there is a broken router for each test that looks at something of its own.
func TestFaultsOfEachTest(t *testing.T) {
	named := map[string]bool{}
	for _, b := range broken {
		for _, faults := range b.faults {
			for _, f := range faults {
				named[f.test] = true
			}
		}
	}
	tests, err := Widgets().tests(true, "manners", "sharing", "server")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range append(tests, testNamed(t, Widgets(), "derived/well-known"), testNamed(t, Widgets(), "lengths/segments"), testNamed(t, Widgets(), "lengths/alike")) {
		if !named[test.String()] {
			t.Errorf("no broken router that %v has to find", test)
		}
	}
}

func findFault(t *testing.T, table Table, f fault, rule contract.Rule) {
	if f.hangs {
		defer func(before time.Duration) { ask.Patience = before }(ask.Patience)
		ask.Patience = 50 * time.Millisecond
	}
	var found contract.Causes
	for _, test := range testsFor(t, table, f) {
		found.Merge(&test.examine(table.routes, f.new).causes)
	}
	named := map[contract.Rule]int{}
	for _, cause := range found.Sorted() {
		named[cause.Rule] += cause.Count
	}
	for other, times := range named {
		if times > named[rule] && !f.broad {
			t.Errorf("%d times %v", times, other)
		}
	}
	if named[rule] == 0 || t.Failed() {
		t.Errorf("%d times %v", named[rule], rule)
		for _, cause := range found.Sorted() {
			t.Log(cause.Count, cause.Example)
		}
	}
}

// testsFor returns the tests of the kit that have to find a fault.
func testsFor(t *testing.T, table Table, f fault) []test {
	if f.test == "" {
		return quick(t, table)
	}
	return []test{testNamed(t, table, f.test)}
}

// quick returns those tests that look at nothing but the answers to single requests.
func quick(t *testing.T, table Table) []test {
	all, err := allTests(table.routes, settings{depth: 3, seed: 1, steps: 2000}, "written", "derived", "exhaustive", "random")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// testNamed returns the test with a section and a name: "server/HTTP2".
func testNamed(t *testing.T, table Table, name string) test {
	t.Helper()
	section, _, _ := strings.Cut(name, "/")
	all, err := allTests(table.routes, settings{depth: 3, seed: 1, steps: 2000}, section)
	i := slices.IndexFunc(all, func(t test) bool { return t.String() == name })
	if err != nil || i < 0 {
		t.Fatalf("the kit has no test %q: %v", name, err)
	}
	return all[i]
}

// String returns the test's section and name, as Run's subtests have them.
func (t test) String() string { return t.section + "/" + t.name }

// matching returns a factory of models that match another path than URL.Path.
func matching(f func(r *http.Request) string) func() http.Handler { return of(model{path: f}) }

// allowing returns a factory of models that make other Allow lines.
func allowing(f func(methods []string) []string) func() http.Handler { return of(model{allow: f}) }

// instead is insteadOf the model that is right for the widgets.
func instead(f func(w http.ResponseWriter, r *http.Request) bool) func() http.Handler {
	return insteadOf(model{}, f)
}

// insteadOf returns a factory of routers that answer with f, or with the model if f reports false.
func insteadOf(m model, f func(w http.ResponseWriter, r *http.Request) bool) func() http.Handler {
	return func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !f(w, r) {
				m.ServeHTTP(w, r)
			}
		})
	}
}

// status answers with a status and nothing else.
func status(w http.ResponseWriter, status int) bool {
	w.WriteHeader(status)
	return true
}

// editing returns a factory of models that do something to the request once it is answered.
func editing(f func(r *http.Request)) func() http.Handler {
	return instead(func(w http.ResponseWriter, r *http.Request) bool {
		model{}.ServeHTTP(w, r)
		f(r)
		return true
	})
}

// typing returns a factory of models that edit the header at the last moment.
func typing(f func(h http.Header, status int)) func() http.Handler {
	return of(model{respond: func(w http.ResponseWriter, a modelReply) {
		recorded := httptest.NewRecorder()
		modelRespond(recorded, a)
		for name, values := range recorded.Header() {
			w.Header()[name] = values
		}
		f(w.Header(), a.status)
		w.WriteHeader(a.status)
		w.Write(recorded.Body.Bytes())
	}})
}

// redirecting returns a factory of models that redirect to what clean makes of the path.
func redirecting(clean func(path string) string) func() http.Handler {
	return instead(func(w http.ResponseWriter, r *http.Request) bool {
		to := clean(r.URL.Path)
		if to == r.URL.Path {
			return false
		}
		http.Redirect(w, r, to, http.StatusMovedPermanently)
		return true
	})
}

// panicking returns a factory of models that panic on some requests.
func panicking(on func(r *http.Request) bool) func() http.Handler {
	return of(model{before: func(r *http.Request) {
		if on(r) {
			panic("index out of range")
		}
	}})
}
