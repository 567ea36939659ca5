package workload

import (
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// mustParse parses the table of a test.
func mustParse(t testing.TB, text string) *routes.Table {
	t.Helper()
	table, err := routes.Parse("t", text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// model returns a router that gives the answers that the table requires.
func model(table *routes.Table) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a := contract.Wanted(table, r.Method, r.URL.Path)
		w.Header().Set("Content-Type", a.ContentType)
		if a.Allow != "" {
			w.Header()["Allow"] = a.AllowLines()
		}
		w.WriteHeader(a.Status)
		io.WriteString(w, a.Body)
	}
}

// distinct returns the number of different requests.
func (w Workload) distinct() int {
	seen := map[ask.Request]bool{}
	for _, q := range w.Requests {
		seen[q] = true
	}
	return len(seen)
}

// tables returns tables with different properties: the widgets; every kind of segment; overlapping routes; a route that matches
// every path; and HEAD served.
func tables(t testing.TB) map[string]*routes.Table {
	head := mustParse(t, "GET /a/{b} a\nHEAD /{c}/d d\nPUT /{e} e")
	head.HEAD = true
	return map[string]*routes.Table{
		"widgets": routes.Widgets(),
		"shop":    mustParse(t, "GET /i/{id:int} int\nPUT /i/{id:int} put\nDELETE /i/{slug} slug\nGET /i/{slug} any\nGET /i/{r...} rest\nGET /i/{$} end\nPATCH /x patch"),
		"overlap": mustParse(t, "DELETE /apps/{id}/grant one\nDELETE /apps/grants/{id} two\nDELETE /{a}/{b}/{c} three"),
		"all":     mustParse(t, "GET /{path...} all"),
		"head":    head,
		"forms":   mustParse(t, "GET /{v:v1|v2}/{id}.json json\nPUT /v{n:int}/{$} version\nGET /docs{/path...} docs\n* /hook/{name} hook\nGET /users{/} users"),
	}
}

// TestAll makes sure that every workload of each table has requests of its kind, and no others.
func TestAll(t *testing.T) {
	for name, table := range tables(t) {
		var names []string
		for _, w := range All(table) {
			names = append(names, w.Name)
			i := slices.IndexFunc(table.Routes, func(r routes.Route) bool { return r.Name == w.Name })
			if w.IsRoute() != (i >= 0) || w.IsHits() != (i >= 0 || w.Name == Hits) || w.Times != 1 {
				t.Errorf("%s, request=%s: IsRoute %v, IsHits %v, %d times", name, w.Name, w.IsRoute(), w.IsHits(), w.Times)
			}
			if f, ok := w.Check(model(table)); !ok {
				t.Errorf("%s, request=%s: %v", name, w.Name, f)
			}
			for _, q := range w.Requests {
				want := table.Want(q.Method, q.Path)
				status := map[string]int{Misses: 404, WrongMethods: 405, Mixed: want.Status}[w.Name]
				if w.IsRoute() && want.Route != i || !w.IsRoute() && w.Name != Hits && want.Status != status {
					t.Fatalf("%s, request=%s: %v requires %+v", name, w.Name, q, want)
				}
			}
			if n := w.distinct(); w.IsRoute() && n < 50 && !table.Routes[i].Static() || w.IsRoute() && table.Routes[i].Static() && n != 1 {
				t.Errorf("%s, request=%s: %d distinct requests", name, w.Name, n)
			}
		}
		var want []string
		for _, r := range table.Routes {
			want = append(want, r.Name)
		}
		if name != "all" {
			want = append(want, Misses)
		}
		if want = append(want, WrongMethods, Hits, Mixed); !slices.Equal(names, want) {
			t.Errorf("%s has the workloads %q, want %q", name, names, want)
		}
	}
}

// TestWrongMethodsTakeTurns makes sure that WrongMethods has more than one method.
func TestWrongMethodsTakeTurns(t *testing.T) {
	for name, table := range tables(t) {
		methods := map[string]bool{}
		for _, w := range All(table) {
			for _, q := range w.Requests {
				methods[q.Method] = methods[q.Method] || w.Name == WrongMethods
			}
		}
		n := 0
		for _, isWrong := range methods {
			if isWrong {
				n++
			}
		}
		if n < 2 {
			t.Errorf("%s: %d methods are refused: %v", name, n, methods)
		}
	}
}

// TestMix makes sure that mixes of the widgets have enough different requests, in equal shares, and are the same at each call.
func TestMix(t *testing.T) {
	table := routes.Widgets()
	for _, n := range []int{64, Distinct, 32_768} {
		w := Mix(table, n)
		if w.distinct() < n || w.Times != 1 || w.Name != Mixed {
			t.Errorf("Mix(%d) is %s with %d distinct requests, %d times", n, w.Name, w.distinct(), w.Times)
		}
		if f, ok := w.Check(model(table)); !ok {
			t.Errorf("Mix(%d): %v", n, f)
		}
		if !reflect.DeepEqual(w, Mix(table, n)) {
			t.Errorf("Mix(%d) is different at each call", n)
		}
	}
	kinds := map[any]int{}
	w := Mix(table, Distinct)
	for _, q := range w.Requests {
		want := table.Want(q.Method, q.Path)
		kinds[[2]int{want.Status, want.Route}]++
	}
	for kind, n := range kinds {
		if share := float64(n) / float64(len(w.Requests)); len(kinds) != 13 || share < 0.07 || share > 0.084 {
			t.Errorf("the mix has %d kinds, want 13; the share of %v is %.3f, want 1/13", len(kinds), kind, share)
		}
	}
}

// TestMixOfOne makes sure that Mix(t, 1) has one request of each kind, in long runs.
func TestMixOfOne(t *testing.T) {
	for name, kinds := range map[string]int{"widgets": 13, "shop": 9, "overlap": 5, "all": 2} {
		if one := Mix(tables(t)[name], 1); len(one.Requests) != kinds || one.distinct() != kinds || one.Times != 1000 {
			t.Errorf("Mix(1) of %s has %d requests, %d of them distinct, %d times each; want one of each kind in long runs", name, len(one.Requests), one.distinct(), one.Times)
		}
	}
}

// TestAllIsTheSame makes sure that the workloads are the same at each call, so that timings can be compared.
func TestAllIsTheSame(t *testing.T) {
	for name, table := range tables(t) {
		if !reflect.DeepEqual(All(table), All(table)) {
			t.Errorf("the workloads of %s are different at each call", name)
		}
	}
}

// TestCheck makes sure that Check finds wrong answers, and ignores a change to the request.
func TestCheck(t *testing.T) {
	table := routes.Widgets()
	right := model(table)
	wrong := func(w http.ResponseWriter, r *http.Request) {
		if table.Want(r.Method, r.URL.Path).Status == 404 {
			http.Error(w, "?", 404)
			return
		}
		right(w, r)
		r.URL.Path = "/changed"
	}
	for _, w := range All(table) {
		f, ok := w.Check(http.HandlerFunc(wrong))
		if hasMisses := w.Name == Misses || w.Name == Mixed; ok == hasMisses || hasMisses && (f.Rule != contract.NotFound || f.Got.Body != "?\n") {
			t.Errorf("request=%s: Check returns %v, %v", w.Name, f, ok)
		}
	}
	// Paths are realistic: none is the text of a pattern.
	for _, q := range Mix(table, Distinct).Requests {
		if strings.ContainsAny(q.Path, "{}:") {
			t.Errorf("%v is a pattern", q)
		}
	}
}

// inOwnWords returns a router with the required answers, except that its refusals have no body, and that the argument more is
// appended to Allow.
func inOwnWords(table *routes.Table, more string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a := contract.Wanted(table, r.Method, r.URL.Path)
		if a.Allow != "" {
			w.Header().Set("Allow", a.AllowLines()[0]+more)
		}
		if w.WriteHeader(a.Status); a.Status == http.StatusOK {
			io.WriteString(w, a.Body)
		}
	}
}

// TestCheckInOwnWords makes sure that CheckInOwnWords accepts other words and OPTIONS in Allow, but not a method without a
// route.
func TestCheckInOwnWords(t *testing.T) {
	table := routes.Widgets()
	for _, w := range All(table) {
		if f, ok := w.CheckInOwnWords(inOwnWords(table, ", OPTIONS")); !ok {
			t.Errorf("request=%s: %v", w.Name, f)
		}
		hasWrongMethods := w.Name == WrongMethods || w.Name == Mixed
		if _, ok := w.CheckInOwnWords(inOwnWords(table, ", LOCK")); ok == hasWrongMethods {
			t.Errorf("request=%s: CheckInOwnWords is %v for an Allow with LOCK", w.Name, ok)
		}
		if _, ok := w.Check(inOwnWords(table, "")); ok {
			t.Errorf("request=%s: Check accepts other words, want the contract's", w.Name)
		}
	}
}
