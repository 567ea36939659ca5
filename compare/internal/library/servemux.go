package library

import (
	"net/http"

	"gorouting/compare/internal/found"
	"gorouting/internal/routes"
)

// serveMuxSetups returns the one set-up of net/http.ServeMux: it has no options.
func serveMuxSetups() []Setup {
	return []Setup{{
		Mount: found.Option{What: "StripPrefix, of a ServeMux of its own", Source: "https://pkg.go.dev/net/http#StripPrefix"},
		Name:  "servemux", Library: "servemux", Title: "net/http.ServeMux",
		Program: `r := http.NewServeMux()
		r.HandleFunc("GET /{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.PathValue("slug")) })`,
		open: openServeMux,
	}}
}

func openServeMux(h Handlers) opened {
	syntax := spelling{any: "{%}", int: "{%}", rest: "{%...}", end: "{$}"}
	m := http.NewServeMux()
	add := func(m *http.ServeMux) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			m.HandleFunc(r.Method+" "+syntax.spell(r), func(w http.ResponseWriter, r *http.Request) {
				d.answer(w, r, func(s routes.Segment) string { return r.PathValue(s.Text) })
			})
		}
	}
	return opened{
		add: add(m),
		below: func(prefix string) func(r routes.Route) {
			sub := http.NewServeMux()
			m.Handle(prefix+"/", http.StripPrefix(prefix, sub))
			return add(sub)
		},
		done: func() http.Handler { return m },
	}
}
