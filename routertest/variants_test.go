package routertest

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// TestVariants tests routers by tables with the same routes and different settings. A router must do what the settings require,
// and must not do what they forbid.
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
		{"sends an Allow line for each method", allowing(func(m []string) []string { return m }), []Table{own}, []Table{plain, head, both}},
		{"sends Allow unsorted, with repeats", allowing(func(m []string) []string { return []string{strings.Join(append(m, m...), ",")} }), []Table{own}, []Table{plain, head, both}},
		{"sends Allow with a 404", of(model{fallback: func(w http.ResponseWriter, r *http.Request) {
			modelRespond(w, modelReply{404, []string{"GET"}, "404 page not found"})
		}}), nil, []Table{plain, head, own, both}},
		{"omits Allow", allowing(func(m []string) []string { return nil }), nil, []Table{plain, head, own, both}},
		{"allows only one method", allowing(func(m []string) []string { return m[:1] }), nil, []Table{plain, head, own, both}},
		{"answers 404 instead of 405", of(model{respond: func(w http.ResponseWriter, a modelReply) {
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

// quickCauses returns the causes that the derived section finds.
func quickCauses(t *testing.T, table Table, newRouter func() http.Handler) []Cause {
	report, err := Check(table, newRouter, "derived")
	if err != nil {
		t.Fatal(err)
	}
	return report.Causes
}

// TestVariantsAreCopies makes sure that a variant does not change the original table.
func TestVariantsAreCopies(t *testing.T) {
	table := Widgets()
	table.ServingHEAD()
	table.InOwnWords()
	if table.routes.HEAD || table.routes.OwnWords {
		t.Error("a variant changed the original table")
	}
	both := table.InOwnWords().ServingHEAD()
	if !both.routes.HEAD || !both.routes.OwnWords {
		t.Error("the second variant must keep the setting of the first")
	}
}

// TestOwnHEAD makes sure that a HEAD route wins over the GET route of the same path if the table serves HEAD.
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

// allowLine returns an Allow line for methods.
func allowLine(methods []string) []string {
	slices.Sort(methods)
	return []string{strings.Join(slices.Compact(methods), ", ")}
}

// withoutHEAD returns an Allow line without HEAD.
func withoutHEAD(methods []string) []string {
	return allowLine(slices.DeleteFunc(methods, func(m string) bool { return m == http.MethodHead }))
}

// listingHEAD returns an Allow line for methods, with HEAD added if GET is among them.
func listingHEAD(methods []string) []string {
	if slices.Contains(methods, http.MethodGet) {
		methods = append(methods, http.MethodHead)
	}
	return allowLine(methods)
}

// headWithoutBody returns a factory of models that answer HEAD without a body.
func headWithoutBody(m model) func() http.Handler {
	return insteadOf(m, func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method == http.MethodHead {
			m.ServeHTTP(bodiless{w}, r)
		}
		return r.Method == http.MethodHead
	})
}

// bodiless is a ResponseWriter that drops the body.
type bodiless struct{ http.ResponseWriter }

func (w bodiless) Write(b []byte) (int, error) { return len(b), nil }

// inOtherWords returns a factory of models that refuse with another body.
func inOtherWords(m model) func() http.Handler {
	m.respond = func(w http.ResponseWriter, a modelReply) {
		if a.status != http.StatusOK {
			a.body = "no"
		}
		modelRespond(w, a)
	}
	return of(m)
}
