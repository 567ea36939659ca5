package contestant

import (
	"net/http"
	"net/url"

	"github.com/bmizerany/pat"

	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

const patModule = "github.com/bmizerany/pat"

func patSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/bmizerany/pat"
	all := Setup{
		Name: "pat", Title: "bmizerany/pat", Module: patModule,
		Program: `r := lib.New()
		r.Get("/:slug", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Query().Get(":slug")) }))`,
	}.setups(
		func(h Handlers) opened {
			return openPat(h, func(m *pat.PatternServeMux, method, pattern string, handler http.Handler) {
				if method == http.MethodGet {
					m.Get(pattern, handler) // which adds HEAD
				} else {
					m.Add(method, pattern, handler)
				}
			})
		},
		// Its NotFound takes a handler for the words of a 404, but that one would be called for a 405 too.
		func(h Handlers) opened { return openPat(h, (*pat.PatternServeMux).Add) },
		found.Option{What: "Add in place of Get, which adds HEAD", Source: doc + "#PatternServeMux.Add"},
		found.Option{What: "more particular routes first, because patterns are tried in the order in which they were added", Source: doc + "#PatternServeMux"},
	)
	all[1].sort = true
	return all
}

func openPat(h Handlers, add func(m *pat.PatternServeMux, method, pattern string, handler http.Handler)) opened {
	syntax := spelling{any: ":%", int: ":%", special: ":"}
	m := pat.New()
	return opened{
		add: func(r routes.Route) {
			d, pattern := h.of(r), syntax.spell(r)
			add(m, r.Method, pattern, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				var query url.Values
				d.answer(w, r, func(s routes.Segment) string {
					if s.Kind == routes.Rest {
						return pat.Tail(pattern, r.URL.Path)
					}
					if query == nil {
						query = r.URL.Query()
					}
					return query.Get(":" + s.Text)
				})
			}))
		},
		done: func() http.Handler { return m },
	}
}
