package contestant

import (
	"net/http"

	labstack "github.com/labstack/echo/v5"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

func echo() Contestant {
	type handler = labstack.HandlerFunc
	return library[handler]{
		slug: ":slug", id: ":id",
		static: func(name string) handler {
			line := name + "\n"
			return func(c *labstack.Context) error {
				answer.Text(c.Response(), line)
				return nil
			}
		},
		withSlug: func(name string) handler {
			return func(c *labstack.Context) error {
				answer.Text(c.Response(), name+" "+c.Param("slug")+"\n")
				return nil
			}
		},
		withPart: func(name string) handler {
			return func(c *labstack.Context) error {
				plain.Part(c.Response(), c.Request(), name, c.Param("slug"), c.Param("id"))
				return nil
			}
		},
		seen: func(see http.HandlerFunc) handler {
			return func(c *labstack.Context) error {
				see(c.Response(), c.Request())
				return nil
			}
		},
		router: func(routes []route[handler]) http.Handler {
			e := labstack.New()
			for _, r := range routes {
				e.Add(r.method, r.pattern, r.handler)
			}
			return e
		},
	}.contestant(Contestant{
		Name: "echo", Title: "labstack/echo", Module: "github.com/labstack/echo/v5",
		Program: `r := lib.New()
		r.GET("/:slug", func(c *lib.Context) error { _, err := io.WriteString(c.Response(), c.Param("slug")); return err })`,
	})
}
