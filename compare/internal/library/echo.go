package library

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v5"
	"github.com/labstack/echo/v5/middleware"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const echoDoc = "https://pkg.go.dev/github.com/labstack/echo/v5"

var _ = register(100, Router{
	Name: "echo", Title: "labstack/echo", Module: "github.com/labstack/echo/v5",
	program: `r := lib.New()
		r.GET("/:slug", func(c *lib.Context) error { _, err := io.WriteString(c.Response(), c.Param("slug")); return err })`,
	Facts: Facts{
		Handler:          Link{"func(*echo.Context) error", echoDoc + "#HandlerFunc"},
		Groups:           Link{"Group", echoDoc + "#Echo.Group"},
		Mount:            Link{"Group", echoDoc + "#Echo.Group"},
		Middleware:       Link{"Use and Pre, func(echo.HandlerFunc) echo.HandlerFunc", echoDoc + "#Echo.Use"},
		NotFound:         Link{"RouteNotFound, or NotFoundHandler of the RouterConfig", echoDoc + "#RouterConfig"},
		MethodNotAllowed: Link{"MethodNotAllowedHandler of the RouterConfig, which is told the methods", echoDoc + "#RouterConfig"},
	},
	switches: switchable{
		Switches: []Switch{
			{"AddTrailingSlash", false, echoDoc + "/middleware#AddTrailingSlash"},
			{"AddTrailingSlash301", false, echoDoc + "/middleware#AddTrailingSlashConfig"},
			{"RemoveTrailingSlash", false, echoDoc + "/middleware#RemoveTrailingSlash"},
			{"RemoveTrailingSlash301", false, echoDoc + "/middleware#RemoveTrailingSlashConfig"},
			{"UseEscapedPathForMatching", false, echoDoc + "#RouterConfig"},
			{"UnescapePathParamValues", false, echoDoc + "#RouterConfig"},
			{"AutoHandleHEAD", false, echoDoc + "#RouterConfig"},
		},
		open: openSwitchedEcho,
	},
}, configuration{
	open: func() builder { return openEcho(echo.New()) },
}, configuration{
	open: func() builder {
		router := echo.NewRouter(echo.RouterConfig{
			NotFoundHandler: func(c *echo.Context) error {
				answer.Refuse(c.Response(), nil)
				return nil
			},
			MethodNotAllowedHandler: refuseInEcho, OptionsMethodHandler: refuseInEcho,
			UseEscapedPathForMatching: true, AutoHandleHEAD: true,
		})
		return openEcho(echo.NewWithConfig(echo.Config{Router: router}))
	},
	options: []Link{
		{"UseEscapedPathForMatching = true, which despite its name selects the decoded URL.Path", echoDoc + "#RouterConfig"},
		{"AutoHandleHEAD = true", echoDoc + "#RouterConfig"},
		{"NotFoundHandler, for the text of a 404", echoDoc + "#RouterConfig"},
		{"MethodNotAllowedHandler, which is told the methods", echoDoc + "#RouterConfig"},
		{"OptionsMethodHandler, so that OPTIONS is a method like any other", echoDoc + "#RouterConfig"},
	},
})

// openSwitchedEcho returns echo with switches. Those that end in 301 redirect with this status, through the RedirectCode of the
// middleware. The others change the path without a redirect.
func openSwitchedEcho(on func(string) bool) builder {
	e := echo.NewWithConfig(echo.Config{Router: echo.NewRouter(echo.RouterConfig{
		UseEscapedPathForMatching: on("UseEscapedPathForMatching"), UnescapePathParamValues: on("UnescapePathParamValues"),
		AutoHandleHEAD: on("AutoHandleHEAD"), AllowOverwritingRoute: true, // as in echo.New
	})})
	for name, code := range map[string]int{"TrailingSlash": 0, "TrailingSlash301": http.StatusMovedPermanently} {
		if on("Add" + name) {
			e.Pre(middleware.AddTrailingSlashWithConfig(middleware.AddTrailingSlashConfig{RedirectCode: code}))
		}
		if on("Remove" + name) {
			e.Pre(middleware.RemoveTrailingSlashWithConfig(middleware.RemoveTrailingSlashConfig{RedirectCode: code}))
		}
	}
	return openEcho(e)
}

// refuseInEcho answers 405. echo's router puts the methods into the context. refuseInEcho removes the OPTIONS that the router
// adds.
func refuseInEcho(c *echo.Context) error {
	methods, _ := c.Get(echo.ContextKeyHeaderAllow).(string)
	allow := strings.Split(methods, ", ")
	answer.Refuse(c.Response(), slices.DeleteFunc(allow, func(m string) bool { return m == http.MethodOptions }))
	return nil
}

// echoRoutes is the method that *echo.Echo and *echo.Group have in common.
type echoRoutes interface {
	Add(method, path string, handler echo.HandlerFunc, middleware ...echo.MiddlewareFunc) echo.RouteInfo
}

func openEcho(e *echo.Echo) builder {
	syntax := syntax{any: ":%", int: ":%", rest: "*", beside: onlyBefore, special: ":*", escaped: ":"}
	add := func(to echoRoutes) adder {
		return func(r routes.Route, h *handler) {
			method := r.Method
			if method == routes.AnyMethod {
				method = echo.RouteAny
			}
			to.Add(method, syntax.spell(r), func(c *echo.Context) error {
				h.serve(c.Response(), c.Request(), func(s routes.Segment) string { return c.Param(nameOrStar(s)) })
				return nil
			})
		}
	}
	return builder{
		add:   add(e),
		below: func(prefix string) adder { return add(e.Group(syntax.prefix(prefix))) },
		use: func(ran func()) {
			e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
				return func(c *echo.Context) error {
					ran()
					return next(c)
				}
			})
		},
		router: func() http.Handler { return e },
	}
}
