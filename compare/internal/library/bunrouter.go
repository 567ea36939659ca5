package library

import (
	"net/http"

	"github.com/uptrace/bunrouter"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const bunrouterDoc = "https://pkg.go.dev/github.com/uptrace/bunrouter"

var _ = register(70, Router{
	Name: "bunrouter", Title: "uptrace/bunrouter", Module: "github.com/uptrace/bunrouter",
	program: `r := lib.New().Compat()
		r.GET("/:slug", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.ParamsFromContext(r.Context()).ByName("slug")) })`,
	Facts: Facts{
		Handler:          Link{"func(http.ResponseWriter, bunrouter.Request) error", bunrouterDoc + "#HandlerFunc"},
		Groups:           Link{"NewGroup and WithGroup", bunrouterDoc + "#Group.NewGroup"},
		Mount:            Link{"NewGroup", bunrouterDoc + "#Group.NewGroup"},
		Middleware:       Link{"Use, func(bunrouter.HandlerFunc) bunrouter.HandlerFunc", bunrouterDoc + "#WithMiddleware"},
		NotFound:         Link{"WithNotFoundHandler", bunrouterDoc + "#WithNotFoundHandler"},
		MethodNotAllowed: Link{"WithMethodNotAllowedHandler, which is not told the methods", bunrouterDoc + "#WithMethodNotAllowedHandler"},
	},
}, configuration{
	open: func() builder { return openBunrouter(bunrouter.New()) },
}, configuration{
	open: func() builder {
		return openBunrouter(bunrouter.New(
			bunrouter.WithNotFoundHandler(func(w http.ResponseWriter, r bunrouter.Request) error {
				answer.Refuse(w, nil)
				return nil
			}),
			bunrouter.WithMethodNotAllowedHandler(func(w http.ResponseWriter, r bunrouter.Request) error {
				refuse405(w)
				return nil
			}),
		))
	},
	options: []Link{
		{"WithNotFoundHandler, for the text of a 404", bunrouterDoc + "#WithNotFoundHandler"},
		{"WithMethodNotAllowedHandler, for the text of a 405", bunrouterDoc + "#WithMethodNotAllowedHandler"},
	},
})

func openBunrouter(m *bunrouter.Router) builder {
	syntax := syntax{any: ":%", int: ":%", rest: "*%", special: ":*"}
	add := func(g *bunrouter.Group) adder {
		return func(r routes.Route, h *handler) {
			refuseAny(r)
			g.Handle(r.Method, syntax.spell(r), func(w http.ResponseWriter, r bunrouter.Request) error {
				h.serve(w, r.Request, func(s routes.Segment) string { return r.Param(s.Name) })
				return nil
			})
		}
	}
	group := &m.Group
	return builder{
		add:   func(r routes.Route, h *handler) { add(group)(r, h) },
		below: func(prefix string) adder { return add(m.NewGroup(syntax.prefix(prefix))) },
		use: func(ran func()) {
			group = m.Use(func(next bunrouter.HandlerFunc) bunrouter.HandlerFunc {
				return func(w http.ResponseWriter, r bunrouter.Request) error {
					ran()
					return next(w, r)
				}
			})
		},
		useGroups: true,

		router: func() http.Handler { return m },
	}
}
