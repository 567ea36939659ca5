package library

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func init() { gin.SetMode(gin.ReleaseMode) }

func ginSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/gin-gonic/gin#Engine"
	return Setup{
		Mount: found.Option{What: "Engine.Group", Source: "https://pkg.go.dev/github.com/gin-gonic/gin#RouterGroup.Group"},
		Name:  "gin", Title: "gin-gonic/gin", Module: "github.com/gin-gonic/gin",
		Program: `r := lib.New()
		r.GET("/:slug", func(c *lib.Context) { io.WriteString(c.Writer, c.Param("slug")) })`,
	}.setups(
		func(h Handlers) opened { return openGin(gin.New(), h) },
		func(h Handlers) opened {
			e := gin.New()
			e.HandleMethodNotAllowed, e.RedirectTrailingSlash = true, false
			e.NoRoute(func(c *gin.Context) { answer.Refuse(c.Writer, nil) })
			e.NoMethod(func(c *gin.Context) { http.Error(c.Writer, "405 method not allowed", http.StatusMethodNotAllowed) })
			return openGin(e, h)
		},
		found.Option{What: "HandleMethodNotAllowed = true", Source: doc},
		found.Option{What: "RedirectTrailingSlash = false", Source: doc},
		found.Option{What: "NoRoute, for the words of a 404", Source: doc + ".NoRoute"},
		found.Option{What: "NoMethod, for the words of a 405", Source: doc + ".NoMethod"},
	)
}

func openGin(e *gin.Engine, h Handlers) opened {
	syntax := spelling{any: ":%", int: ":%", rest: "*%", special: ":*", escaped: ":"}
	add := func(g gin.IRoutes) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			g.Handle(r.Method, syntax.spell(r), func(c *gin.Context) {
				d.answer(c.Writer, c.Request, func(s routes.Segment) string { return unslashed(s, c.Param(s.Text)) })
			})
		}
	}
	return opened{
		add:   add(e),
		below: func(prefix string) func(r routes.Route) { return add(e.Group(prefix)) },
		done:  func() http.Handler { return e },
	}
}
