package library

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"

	"github.com/bmizerany/pat"

	"gorouting/internal/routes"
)

const patModule = "github.com/bmizerany/pat"

var _ = register(50, Router{
	Name: "pat", Title: "bmizerany/pat", Module: patModule,
	program: `r := lib.New()
		r.Get("/:slug", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Query().Get(":slug")) }))`,
	Facts: Facts{
		Handler:  Link{"http.Handler", "https://pkg.go.dev/github.com/bmizerany/pat#PatternServeMux.Get"},
		NotFound: Link{"NotFound, which is called for 405 too", "https://pkg.go.dev/github.com/bmizerany/pat#PatternServeMux"},
	},
}, configuration{
	open: openPat,
}, configuration{
	open:   openPat, // NotFound is not set: its handler would be called for a 405 too
	sorted: true,
	options: []Link{
		{"more specific routes first, because patterns are tried in the order in which they were added", "https://pkg.go.dev/github.com/bmizerany/pat#PatternServeMux"},
	},
})

// besideInPat writes a parameter with text beside it. A letter, digit or underscore after the parameter would belong to its name.
func besideInPat(before, parameter, after string) string {
	if inName.MatchString(after) {
		panic(fmt.Sprintf("%q would be one parameter", parameter+after))
	}
	return before + parameter + after
}

var inName = regexp.MustCompile(`^\w`)

func openPat() builder {
	syntax := syntax{any: ":%", int: ":%", beside: besideInPat, special: ":", ends: "-."}
	m := pat.New()
	return builder{
		add: func(r routes.Route, h *handler) {
			refuseAny(r)
			pattern := syntax.spell(r)
			handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				var query url.Values
				h.serve(w, r, func(s routes.Segment) string {
					if s.Kind == routes.Rest {
						return pat.Tail(pattern, r.URL.Path)
					}
					if query == nil {
						query = r.URL.Query()
					}
					return query.Get(":" + s.Name)
				})
			})
			if r.Method == http.MethodGet {
				m.Get(pattern, handler) // also adds HEAD
			} else {
				m.Add(r.Method, pattern, handler)
			}
		},
		router: func() http.Handler { return m },
	}
}
