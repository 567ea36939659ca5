package contestant

import (
	"net/http"

	"github.com/labstack/echo/v5"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

func newEcho() Contestant {
	type handler = echo.HandlerFunc
	return library[handler]{
		slug: ":slug", id: ":id",
		static: func(name string) handler {
			line := name + "\n"
			return func(c *echo.Context) error {
				answer.Text(c.Response(), line)
				return nil
			}
		},
		withSlug: func(name string) handler {
			return func(c *echo.Context) error {
				answer.Text(c.Response(), name+" "+c.Param("slug")+"\n")
				return nil
			}
		},
		withPart: func(name string) handler {
			return func(c *echo.Context) error {
				plain.Part(c.Response(), c.Request(), name, c.Param("slug"), c.Param("id"))
				return nil
			}
		},
		seen: func(see http.HandlerFunc) handler {
			return func(c *echo.Context) error {
				see(c.Response(), c.Request())
				return nil
			}
		},
		router: func(all []route[handler]) http.Handler {
			e := echo.New()
			for _, r := range all {
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
