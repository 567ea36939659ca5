package library

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v5"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func echoSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/labstack/echo/v5#RouterConfig"
	return Setup{
		Mount: found.Option{What: "Echo.Group", Source: "https://pkg.go.dev/github.com/labstack/echo/v5#Echo.Group"},
		Name:  "echo", Title: "labstack/echo", Module: "github.com/labstack/echo/v5",
		Program: `r := lib.New()
		r.GET("/:slug", func(c *lib.Context) error { _, err := io.WriteString(c.Response(), c.Param("slug")); return err })`,
	}.setups(
		func(h Handlers) opened { return openEcho(echo.New(), h) },
		func(h Handlers) opened {
			router := echo.NewRouter(echo.RouterConfig{
				NotFoundHandler: func(c *echo.Context) error {
					answer.Refuse(c.Response(), nil)
					return nil
				},
				MethodNotAllowedHandler: refuseInEcho, OptionsMethodHandler: refuseInEcho,
				UseEscapedPathForMatching: true, AutoHandleHEAD: true,
			})
			return openEcho(echo.NewWithConfig(echo.Config{Router: router}), h)
		},
		found.Option{What: "UseEscapedPathForMatching = true, with which v5.3.1 matches URL.Path, and without it URL.RawPath", Source: doc},
		found.Option{What: "AutoHandleHEAD = true", Source: doc},
		found.Option{What: "NotFoundHandler, for the words of a 404", Source: doc},
		found.Option{What: "MethodNotAllowedHandler, which is told the methods, for 405", Source: doc},
		found.Option{What: "OptionsMethodHandler, for OPTIONS to be a method like any other", Source: doc},
	)
}

// refuseInEcho answers 405 with the methods that echo's router has left in the context, without the OPTIONS that it adds to them.
func refuseInEcho(c *echo.Context) error {
	methods, _ := c.Get(echo.ContextKeyHeaderAllow).(string)
	allow := strings.Split(methods, ", ")
	answer.Refuse(c.Response(), slices.DeleteFunc(allow, func(m string) bool { return m == http.MethodOptions }))
	return nil
}

// echoSyntax is how echo writes patterns.
var echoSyntax = spelling{any: ":%", int: ":%", rest: "*", special: ":*", escaped: ":"}

func openEcho(e *echo.Echo, h Handlers) opened {
	add := func(to adder) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			to.Add(r.Method, echoSyntax.spell(r), func(c *echo.Context) error {
				d.answer(c.Response(), c.Request(), func(s routes.Segment) string { return c.Param(nameOrStar(s)) })
				return nil
			})
		}
	}
	return opened{
		add:   add(e),
		below: func(prefix string) func(r routes.Route) { return add(e.Group(prefix)) },
		done:  func() http.Handler { return e },
	}
}

// adder is what an echo and a group of it have in common.
type adder interface {
	Add(method, path string, handler echo.HandlerFunc, middleware ...echo.MiddlewareFunc) echo.RouteInfo
}
