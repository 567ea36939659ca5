package library

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const chiModule = "github.com/go-chi/chi/v5"

func chiSetups() []Setup {
	return Setup{
		Mount: found.Option{What: "Mux.Mount, of a router made by NewRouter", Source: "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.Mount"},
		Name:  "chi", Title: "go-chi/chi", Module: chiModule,
		Program: `r := lib.NewRouter()
		r.Get("/{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.URLParam(r, "slug")) })`,
	}.setups(
		func(h Handlers) opened { return openChi(chi.NewRouter(), h) },
		func(h Handlers) opened {
			r := chi.NewRouter()
			r.Use(middleware.GetHead)
			r.NotFound(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })
			return openChi(r, h)
		},
		// Its MethodNotAllowed takes a handler too, but that one is not told the methods: it would lose the Allow.
		found.Option{What: "middleware.GetHead", Source: "https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#GetHead"},
		found.Option{What: "NotFound, for the words of a 404", Source: "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.NotFound"},
	)
}

func openChi(m *chi.Mux, h Handlers) opened {
	syntax := spelling{any: "{%}", int: "{%:[0-9]+}", rest: "*", special: "*"}
	add := func(m chi.Router) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			m.MethodFunc(r.Method, syntax.spell(r), func(w http.ResponseWriter, r *http.Request) {
				d.answer(w, r, func(s routes.Segment) string { return chi.URLParam(r, nameOrStar(s)) })
			})
		}
	}
	return opened{
		add: add(m),
		below: func(prefix string) func(r routes.Route) {
			sub := chi.NewRouter()
			m.Mount(prefix, sub)
			return add(sub)
		},
		done: func() http.Handler { return m },
	}
}

// nameOrStar returns the name of a parameter in a library in which the rest of a path has none.
func nameOrStar(s routes.Segment) string {
	if s.Kind == routes.Rest {
		return "*"
	}
	return s.Text
}
