package routertest

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// TestVariants holds routers to the same routes with other things that count: what a table asks for, a router has to do, and what it
// does not ask for, a router may not do or may do as it likes.
func TestVariants(t *testing.T) {
	plain := Widgets()
	head, own, both := plain.ServingHEAD(), plain.InOwnWords(), plain.ServingHEAD().InOwnWords()
	for _, c := range []struct {
		name          string
		new           func() http.Handler
		passes, fails []Table
	}{
		{"serves HEAD", of(model{head: true}), []Table{head, both}, []Table{plain, own}},
		{"does not serve HEAD", of(model{}), []Table{plain, own}, []Table{head, both}},
		{"serves HEAD without a body", headWithoutBody(model{head: true}), []Table{head, both}, []Table{plain, own}},
		{"serves HEAD and does not list it", of(model{head: true, allow: withoutHEAD}), nil, []Table{plain, head, own, both}},
		{"lists HEAD and does not serve it", of(model{allow: listingHEAD}), nil, []Table{plain, head, own, both}},
		{"refuses in other words", inOtherWords(model{}), []Table{own}, []Table{plain, head, both}},
		{"refuses in HTML", typing(func(h http.Header, status int) {
			if status != http.StatusOK {
				h.Set("Content-Type", "text/html")
			}
		}), []Table{own}, []Table{plain, head, both}},
		{"has a line of Allow for each method", allowing(func(m []string) []string { return m }), []Table{own}, []Table{plain, head, both}},
		{"has Allow in no order, and twice", allowing(func(m []string) []string { return []string{strings.Join(append(m, m...), ",")} }), []Table{own}, []Table{plain, head, both}},
		{"has Allow with 404", of(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			modelRespond(w, modelReply{404, []string{"GET"}, "404 page not found"})
		}}), nil, []Table{plain, head, own, both}},
		{"has no Allow", allowing(func(m []string) []string { return nil }), nil, []Table{plain, head, own, both}},
		{"has one method of Allow", allowing(func(m []string) []string { return m[:1] }), nil, []Table{plain, head, own, both}},
		{"answers 404 for 405", of(model{respond: func(w http.ResponseWriter, a modelReply) {
			if a.status == http.StatusMethodNotAllowed {
				a = modelReply{status: http.StatusNotFound, body: "404 page not found"}
			}
			modelRespond(w, a)
		}}), nil, []Table{plain, head, own, both}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, table := range c.passes {
				if causes := quickCauses(t, table, c.new); len(causes) > 0 {
					t.Errorf("HEAD: %v, own words: %v: %v, want no cause", table.routes.HEAD, table.routes.OwnWords, causes[0].Example)
				}
			}
			for _, table := range c.fails {
				if len(quickCauses(t, table, c.new)) == 0 {
					t.Errorf("HEAD: %v, own words: %v: no cause, want one", table.routes.HEAD, table.routes.OwnWords)
				}
			}
		})
	}
}

// quickCauses returns what the section derived finds.
func quickCauses(t *testing.T, table Table, newRouter func() http.Handler) []Cause {
	report, err := Check(table, newRouter, "derived")
	if err != nil {
		t.Fatal(err)
	}
	return report.Causes
}

// TestVariantsAreCopies makes sure that a variant leaves the table as it was.
func TestVariantsAreCopies(t *testing.T) {
	table := Widgets()
	table.ServingHEAD()
	table.InOwnWords()
	if table.routes.HEAD || table.routes.OwnWords {
		t.Error("a variant has changed the table that it was made from")
	}
	both := table.InOwnWords().ServingHEAD()
	if !both.routes.HEAD || !both.routes.OwnWords {
		t.Error("the second variant has undone the first")
	}
}

// TestOwnHEAD makes sure that a HEAD route is preferred to the GET route of the same path, where HEAD is served.
func TestOwnHEAD(t *testing.T) {
	table := MustParse("GET /a/{b} get\nHEAD /a/{b} head\nGET /{c} other").ServingHEAD()
	for name, wrong := range map[string]bool{"its own route": false, "the GET route": true} {
		newRouter := right(table)
		if wrong {
			newRouter = of(model{tree: treeOf(table), head: true, method: func(r *http.Request) string {
				if r.Method == http.MethodHead {
					return http.MethodGet
				}
				return r.Method
			}})
		}
		if causes := quickCauses(t, table, newRouter); (len(causes) > 0) != wrong {
			t.Errorf("HEAD goes to %s: %d causes", name, len(causes))
		}
	}
}

// allowLine returns the Allow line for methods.
func allowLine(methods []string) []string {
	slices.Sort(methods)
	return []string{strings.Join(slices.Compact(methods), ", ")}
}

// withoutHEAD leaves HEAD out of Allow.
func withoutHEAD(methods []string) []string {
	return allowLine(slices.DeleteFunc(methods, func(m string) bool { return m == http.MethodHead }))
}

// listingHEAD has HEAD in Allow wherever there is GET.
func listingHEAD(methods []string) []string {
	if slices.Contains(methods, http.MethodGet) {
		methods = append(methods, http.MethodHead)
	}
	return allowLine(methods)
}

// headWithoutBody returns a factory of models that write no body for HEAD.
func headWithoutBody(m model) func() http.Handler {
	return insteadOf(m, func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method == http.MethodHead {
			m.ServeHTTP(bodiless{w}, r)
		}
		return r.Method == http.MethodHead
	})
}

// bodiless is a ResponseWriter that leaves out the body.
type bodiless struct{ http.ResponseWriter }

func (w bodiless) Write(b []byte) (int, error) { return len(b), nil }

// inOtherWords returns a factory of models that refuse as http.Error does, in words of their own.
func inOtherWords(m model) func() http.Handler {
	m.respond = func(w http.ResponseWriter, a modelReply) {
		if a.status != http.StatusOK {
			a.body = "no"
		}
		modelRespond(w, a)
	}
	return of(m)
}
