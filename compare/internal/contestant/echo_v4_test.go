package contestant

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"gorouting/internal/routes"
)

// EchoV4 is the version of echo that many programs still have, set up as its documentation begins. It is here for a test of whether it
// answers otherwise than the one that is compared.
func EchoV4() Setup {
	return Setup{Name: "echo v4", Library: "echo", Mount: echoSetups()[0].Mount, open: func(h Handlers) opened {
		e := echo.New()
		return opened{
			add:   addToEchoV4(e.Add, h),
			below: func(prefix string) func(r routes.Route) { return addToEchoV4(e.Group(prefix).Add, h) },
			done:  func() http.Handler { return e },
		}
	}}
}

// addToEchoV4 returns what adds a route with the method Add of an echo or of a group of it.
func addToEchoV4(add func(method, path string, f echo.HandlerFunc, _ ...echo.MiddlewareFunc) *echo.Route, h Handlers) func(r routes.Route) {
	return func(r routes.Route) {
		d := h.of(r)
		add(r.Method, echoSyntax.spell(r), func(c echo.Context) error {
			d.answer(c.Response(), c.Request(), func(s routes.Segment) string { return c.Param(nameOrStar(s)) })
			return nil
		})
	}
}
