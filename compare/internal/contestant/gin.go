package contestant

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

const (
	ginModule  = "github.com/gin-gonic/gin"
	ginProgram = `r := lib.New()
		r.GET("/:slug", func(c *lib.Context) { io.WriteString(c.Writer, c.Param("slug")) })`
)

func init() { gin.SetMode(gin.ReleaseMode) }

func newGin() Contestant {
	newEngine := func() *gin.Engine { return gin.New() }
	return ginLibrary(newEngine).contestant(Contestant{
		Name: "gin", Title: "gin-gonic/gin", Module: ginModule, Program: ginProgram,
	})
}

// ginLibrary returns gin with engines of the kind that is given.
func ginLibrary(newEngine func() *gin.Engine) library[gin.HandlerFunc] {
	type handler = gin.HandlerFunc
	return library[handler]{
		slug: ":slug", id: ":id",
		static: func(name string) handler {
			line := name + "\n"
			return func(c *gin.Context) { answer.Text(c.Writer, line) }
		},
		withSlug: func(name string) handler {
			return func(c *gin.Context) { answer.Text(c.Writer, name+" "+c.Param("slug")+"\n") }
		},
		withPart: func(name string) handler {
			return func(c *gin.Context) { plain.Part(c.Writer, c.Request, name, c.Param("slug"), c.Param("id")) }
		},
		seen: func(see http.HandlerFunc) handler {
			return func(c *gin.Context) { see(c.Writer, c.Request) }
		},
		router: func(all []route[handler]) http.Handler {
			engine := newEngine()
			for _, r := range all {
				engine.Handle(r.method, r.pattern, r.handler)
			}
			return engine
		},
	}
}
