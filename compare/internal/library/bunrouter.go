package library

import (
	"net/http"

	"github.com/uptrace/bunrouter"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func bunrouterSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/uptrace/bunrouter"
	return Setup{
		Mount: found.Option{What: "Router.NewGroup", Source: doc + "#Group.NewGroup"},
		Name:  "bunrouter", Title: "uptrace/bunrouter", Module: "github.com/uptrace/bunrouter",
		Program: `r := lib.New().Compat()
		r.GET("/:slug", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.ParamsFromContext(r.Context()).ByName("slug")) })`,
	}.setups(
		func(h Handlers) opened { return openBunrouter(bunrouter.New(), h) },
		func(h Handlers) opened {
			return openBunrouter(bunrouter.New(
				bunrouter.WithNotFoundHandler(func(w http.ResponseWriter, r bunrouter.Request) error {
					answer.Refuse(w, nil)
					return nil
				}),
				bunrouter.WithMethodNotAllowedHandler(func(w http.ResponseWriter, r bunrouter.Request) error {
					http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
					return nil
				}),
			), h)
		},
		found.Option{What: "WithNotFoundHandler, for the words of a 404", Source: doc + "#WithNotFoundHandler"},
		found.Option{What: "WithMethodNotAllowedHandler, for the words of a 405", Source: doc + "#WithMethodNotAllowedHandler"},
	)
}

func openBunrouter(m *bunrouter.Router, h Handlers) opened {
	syntax := spelling{any: ":%", int: ":%", rest: "*%", special: ":*"}
	add := func(g *bunrouter.Group) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			g.Handle(r.Method, syntax.spell(r), func(w http.ResponseWriter, r bunrouter.Request) error {
				d.answer(w, r.Request, func(s routes.Segment) string { return r.Param(s.Text) })
				return nil
			})
		}
	}
	return opened{
		add:   add(&m.Group),
		below: func(prefix string) func(r routes.Route) { return add(m.NewGroup(prefix)) },
		done:  func() http.Handler { return m },
	}
}
