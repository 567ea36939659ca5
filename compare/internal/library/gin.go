package library

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func init() { gin.SetMode(gin.ReleaseMode) } // in debug mode, gin prints every route

const ginDoc = "https://pkg.go.dev/github.com/gin-gonic/gin"

var _ = register(90, Router{
	Name: "gin", Title: "gin-gonic/gin", Module: "github.com/gin-gonic/gin",
	program: `r := lib.New()
		r.GET("/:slug", func(c *lib.Context) { io.WriteString(c.Writer, c.Param("slug")) })`,
	Facts: Facts{
		Handler:          Link{"func(*gin.Context)", ginDoc + "#HandlerFunc"},
		Groups:           Link{"Group", ginDoc + "#RouterGroup.Group"},
		Mount:            Link{"Group", ginDoc + "#RouterGroup.Group"},
		Middleware:       Link{"Use, func(*gin.Context)", ginDoc + "#Engine.Use"},
		NotFound:         Link{"NoRoute", ginDoc + "#Engine.NoRoute"},
		MethodNotAllowed: Link{"NoMethod, with HandleMethodNotAllowed", ginDoc + "#Engine.NoMethod"},
	},
	switches: switchable{
		Switches: []Switch{
			{"RedirectTrailingSlash", true, ginDoc + "#Engine"},
			{"RedirectFixedPath", false, ginDoc + "#Engine"},
			{"HandleMethodNotAllowed", false, ginDoc + "#Engine"},
			{"RemoveExtraSlash", false, ginDoc + "#Engine"},
			{"UseRawPath", false, ginDoc + "#Engine"},
			{"UseEscapedPath", false, ginDoc + "#Engine"},
			{"UnescapePathValues", true, ginDoc + "#Engine"},
		},
		open: func(on func(string) bool) builder {
			e := gin.New()
			e.RedirectTrailingSlash, e.RedirectFixedPath = on("RedirectTrailingSlash"), on("RedirectFixedPath")
			e.HandleMethodNotAllowed, e.RemoveExtraSlash = on("HandleMethodNotAllowed"), on("RemoveExtraSlash")
			e.UseRawPath, e.UseEscapedPath, e.UnescapePathValues = on("UseRawPath"), on("UseEscapedPath"), on("UnescapePathValues")
			return openGin(e)
		},
	},
}, configuration{
	open: func() builder { return openGin(gin.New()) },
}, configuration{
	open: func() builder {
		e := gin.New()
		e.HandleMethodNotAllowed, e.RedirectTrailingSlash = true, false
		e.NoRoute(func(c *gin.Context) { answer.Refuse(c.Writer, nil) })
		e.NoMethod(func(c *gin.Context) { refuse405(c.Writer) })
		return openGin(e)
	},
	options: []Link{
		{"HandleMethodNotAllowed = true", ginDoc + "#Engine"},
		{"RedirectTrailingSlash = false", ginDoc + "#Engine"},
		{"NoRoute, for the text of a 404", ginDoc + "#Engine.NoRoute"},
		{"NoMethod, for the text of a 405", ginDoc + "#Engine.NoMethod"},
	},
})

func openGin(e *gin.Engine) builder {
	syntax := syntax{any: ":%", int: ":%", rest: "*%", beside: onlyBefore, special: ":*", escaped: ":"}
	add := func(g gin.IRoutes) adder {
		return func(r routes.Route, h *handler) {
			serve := func(c *gin.Context) {
				h.serve(c.Writer, c.Request, func(s routes.Segment) string { return unslashed(s, c.Param(s.Name)) })
			}
			if r.Method == routes.AnyMethod {
				g.Any(syntax.spell(r), serve)
			} else {
				g.Handle(r.Method, syntax.spell(r), serve)
			}
		}
	}
	return builder{
		add:    add(e),
		below:  func(prefix string) adder { return add(e.Group(syntax.prefix(prefix))) },
		use:    func(ran func()) { e.Use(func(*gin.Context) { ran() }) },
		router: func() http.Handler { return e },
	}
}
