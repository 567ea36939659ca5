package library

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
		openPat,
		// Its NotFound takes a handler for the words of a 404, but that one would be called for a 405 too.
		openPat,
		found.Option{What: "more particular routes first, because patterns are tried in the order in which they were added", Source: doc + "#PatternServeMux"},
	)
	all[1].sort = true
	return all
}

func openPat(h Handlers) opened {
	syntax := spelling{any: ":%", int: ":%", special: ":"}
	m := pat.New()
	return opened{
		add: func(r routes.Route) {
			d, pattern := h.of(r), syntax.spell(r)
			handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
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
			})
			if r.Method == http.MethodGet {
				m.Get(pattern, handler) // which adds HEAD
			} else {
				m.Add(r.Method, pattern, handler)
			}
		},
		done: func() http.Handler { return m },
	}
}
