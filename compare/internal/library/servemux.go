package library

import (
	"net/http"

	"gorouting/internal/routes"
)

var _ = register(20, Router{
	Name: "servemux", Title: "net/http.ServeMux",
	program: `r := http.NewServeMux()
		r.HandleFunc("GET /{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.PathValue("slug")) })`,
	Facts: Facts{
		Handler: Link{"http.Handler", "https://pkg.go.dev/net/http#ServeMux.Handle"},
		Mount:   Link{"StripPrefix of another ServeMux", "https://pkg.go.dev/net/http#StripPrefix"},
	},
}, configuration{open: openServeMux})

func openServeMux() builder {
	// ServeMux has no lists, and no text beside a parameter. It refuses both in its own words.
	syntax := syntax{any: "{%}", int: "{%}", list: "{%:|}", rest: "{%...}", end: "{$}", beside: joined}
	m := http.NewServeMux()
	add := func(m *http.ServeMux) adder {
		return func(r routes.Route, h *handler) {
			pattern := r.Method + " " + syntax.spell(r)
			if r.Method == routes.AnyMethod {
				pattern = syntax.spell(r)
			}
			m.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
				h.serve(w, r, func(s routes.Segment) string { return r.PathValue(s.Name) })
			})
		}
	}
	return builder{
		add: add(m),
		below: func(prefix string) adder {
			sub := http.NewServeMux()
			m.Handle(prefix+"/", http.StripPrefix(prefix, sub))
			return add(sub)
		},
		router: func() http.Handler { return m },
	}
}
