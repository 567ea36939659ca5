package contestant

import (
	"net/http"

	"gorouting/internal/routes"
)

// serveMuxSetups returns the one set-up of net/http.ServeMux: it has no options.
func serveMuxSetups() []Setup {
	return []Setup{{
		Name: "servemux", Library: "servemux", Title: "net/http.ServeMux",
		Program: `r := http.NewServeMux()
		r.HandleFunc("GET /{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.PathValue("slug")) })`,
		open: openServeMux,
	}}
}

func openServeMux(h Handlers) opened {
	syntax := spelling{any: "{%}", int: "{%}", rest: "{%...}", end: "{$}"}
	m := http.NewServeMux()
	return opened{
		add: func(r routes.Route) {
			d := h.of(r)
			m.HandleFunc(r.Method+" "+syntax.spell(r), func(w http.ResponseWriter, r *http.Request) {
				d.answer(w, r, func(s routes.Segment) string { return r.PathValue(s.Text) })
			})
		},
		done: func() http.Handler { return m },
	}
}
