package routertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// exhaustive reports whether the tests run in their long forms, which take minutes.
var exhaustive = os.Getenv("GOROUTING_EXHAUSTIVE") != ""

// fault is a router with one fault.
type fault struct {
	name string
	new  func() http.Handler

	test  string // the test that must find it, such as "server/TCP"; "" means the tests that quick returns
	broad bool   // its wrong answers may break other rules more often
	hangs bool
}

// faultsByRule maps a rule to routers that break it. The kit must name that rule.
type faultsByRule map[contract.Rule][]fault

// broken lists all routers with faults. The cheats are built to pass a weaker kit.
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
	{"forms", forms, formFaults},
	{"many", many, manyFaults},
	{"handlers", Widgets(), handlerFaults},
}

// TestFaults makes sure that the kit finds every fault: it must report the broken rule, and no other rule more often. The short
// form tries every fifth fault of each rule; the exhaustive form tries all.
func TestFaults(t *testing.T) {
	for _, b := range broken {
		for _, rule := range contract.Rules() {
			for i, f := range b.faults[rule] {
				if !exhaustive && i%5 != 0 {
					continue
				}
				t.Run(fmt.Sprintf("%s/rule=%d/%s", b.name, int(rule), f.name), func(t *testing.T) { findFault(t, b.table, f, rule) })
			}
		}
	}
}

// TestFaultsOfEachRule makes sure that there is a fault for each rule, in the widgets and in the shop.
func TestFaultsOfEachRule(t *testing.T) {
	for _, rule := range contract.Rules() {
		if len(matchingFaults[rule])+len(answerFaults[rule]) == 0 {
			t.Errorf("no router for the widgets breaks %v; add one", rule)
		}
		if len(shopFaults[rule]) == 0 {
			t.Errorf("no router for the shop breaks %v; add one", rule)
		}
	}
}

// TestFaultsOfEachTest makes sure that there is a fault for each special test of the kit to find.
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
	for _, test := range append(tests, testNamed(t, Widgets(), "derived/well-known"), testNamed(t, Widgets(), "lengths/segments"),
		testNamed(t, Widgets(), "lengths/together"), testNamed(t, Widgets(), "lengths/alike"), testNamed(t, many, "lengths/other-values")) {
		if !named[test.String()] {
			t.Errorf("there is no fault for %v to find; add one", test)
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
			t.Errorf("%d failures of %v", times, other)
		}
	}
	if named[rule] == 0 || t.Failed() {
		t.Errorf("%d failures of %v, which the router breaks", named[rule], rule)
		for _, cause := range found.Sorted() {
			t.Log(cause.Count, cause.Example)
		}
	}
}

// testsFor returns the tests that must find a fault.
func testsFor(t *testing.T, table Table, f fault) []test {
	if f.test == "" {
		return quick(t, table)
	}
	return []test{testNamed(t, table, f.test)}
}

// quick returns the tests that check single answers.
func quick(t *testing.T, table Table) []test {
	all, err := allTests(table.routes, settings{depth: 3, seed: 1, steps: 2000}, "written", "derived", "exhaustive", "random")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// testNamed returns the test with a name such as "server/HTTP2".
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

// String returns the name of the test in Run.
func (t test) String() string { return t.section + "/" + t.name }

// matching returns a factory of models that match the path that f returns.
func matching(f func(r *http.Request) string) func() http.Handler { return of(model{path: f}) }

// allowing returns a factory of models with the Allow lines that f returns.
func allowing(f func(methods []string) []string) func() http.Handler { return of(model{allow: f}) }

// instead is insteadOf with the correct model for the widgets.
func instead(f func(w http.ResponseWriter, r *http.Request) bool) func() http.Handler {
	return insteadOf(model{}, f)
}

// insteadOf returns a factory of routers that answer with f, or with m if f returns false.
func insteadOf(m model, f func(w http.ResponseWriter, r *http.Request) bool) func() http.Handler {
	return func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !f(w, r) {
				m.ServeHTTP(w, r)
			}
		})
	}
}

// status answers with a status and an empty body, and returns true.
func status(w http.ResponseWriter, status int) bool {
	w.WriteHeader(status)
	return true
}

// editing returns a factory of models that call f after they have answered.
func editing(f func(r *http.Request)) func() http.Handler {
	return instead(func(w http.ResponseWriter, r *http.Request) bool {
		model{}.ServeHTTP(w, r)
		f(r)
		return true
	})
}

// typing returns a factory of models that let f edit the header before it is sent.
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

// redirecting returns a factory of models that redirect to clean(path).
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

// panicking returns a factory of models that panic if on(r) returns true.
func panicking(on func(r *http.Request) bool) func() http.Handler {
	return of(model{before: func(r *http.Request) {
		if on(r) {
			panic("index out of range")
		}
	}})
}
