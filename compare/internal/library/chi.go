package library

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const chiModule = "github.com/go-chi/chi/v5"

var _ = register(30, Router{
	Name: "chi", Title: "go-chi/chi", Module: chiModule,
	program: `r := lib.NewRouter()
		r.Get("/{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.URLParam(r, "slug")) })`,
	Facts: Facts{
		Handler:          Link{"http.HandlerFunc", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.MethodFunc"},
		Groups:           Link{"Route and Group", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.Route"},
		Mount:            Link{"Mount of a router made by NewRouter", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.Mount"},
		Middleware:       Link{"Use and With, func(http.Handler) http.Handler", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.Use"},
		NotFound:         Link{"NotFound", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.NotFound"},
		MethodNotAllowed: Link{"MethodNotAllowed, which is not told the methods", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.MethodNotAllowed"},
	},
	switches: switchable{
		Switches: []Switch{
			{"StripSlashes", false, "https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#StripSlashes"},
			{"RedirectSlashes", false, "https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#RedirectSlashes"},
			{"CleanPath", false, "https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#CleanPath"},
			{"GetHead", false, "https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#GetHead"},
		},
		open: func(on func(string) bool) builder {
			r := chi.NewRouter()
			for _, m := range []struct {
				name string
				use  func(http.Handler) http.Handler
			}{
				{"CleanPath", middleware.CleanPath}, {"StripSlashes", middleware.StripSlashes},
				{"RedirectSlashes", middleware.RedirectSlashes}, {"GetHead", middleware.GetHead},
			} {
				if on(m.name) {
					r.Use(m.use)
				}
			}
			return openChi(r)
		},
	},
}, configuration{
	open: func() builder { return openChi(chi.NewRouter()) },
}, configuration{
	open: func() builder {
		r := chi.NewRouter()
		r.Use(middleware.GetHead)
		r.NotFound(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })
		return openChi(r) // MethodNotAllowed is not set: its handler does not get the methods, so Allow would be lost
	},
	options: []Link{
		{"middleware.GetHead", "https://pkg.go.dev/github.com/go-chi/chi/v5/middleware#GetHead"},
		{"NotFound, for the text of a 404", "https://pkg.go.dev/github.com/go-chi/chi/v5#Mux.NotFound"},
	},
})

func openChi(m *chi.Mux) builder {
	syntax := syntax{any: "{%}", int: "{%:[0-9]+}", list: "{%:(?:|)}", rest: "*", beside: joined, special: "*"}
	add := func(m chi.Router) adder {
		return func(r routes.Route, h *handler) {
			serve := func(w http.ResponseWriter, r *http.Request) {
				h.serve(w, r, func(s routes.Segment) string { return chi.URLParam(r, nameOrStar(s)) })
			}
			if r.Method == routes.AnyMethod {
				m.HandleFunc(syntax.spell(r), serve)
			} else {
				m.MethodFunc(r.Method, syntax.spell(r), serve)
			}
		}
	}
	return builder{
		add: add(m),
		below: func(prefix string) adder {
			sub := chi.NewRouter()
			m.Mount(syntax.prefix(prefix), sub)
			return add(sub)
		},
		use:    func(ran func()) { m.Use(observing(ran)) },
		router: func() http.Handler { return m },
	}
}
