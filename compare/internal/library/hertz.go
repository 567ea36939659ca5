//go:build !js

// No server runs in a browser, and hertz does not compile for it.

package library

import (
	"context"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/server"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/hlog"
	"github.com/cloudwego/hertz/pkg/route"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

func init() { hlog.SetOutput(io.Discard) }

const hertzDoc = "https://pkg.go.dev/github.com/cloudwego/hertz/pkg"

var _ = register(130, Router{
	Name: "hertz", Group: Server, Title: "cloudwego/hertz, on netpoll", Module: "github.com/cloudwego/hertz",
	pkg: "github.com/cloudwego/hertz/pkg/app/server",
	Facts: Facts{
		Handler:          Link{"func(context.Context, *app.RequestContext)", hertzDoc + "/app#HandlerFunc"},
		Groups:           Link{"Group", hertzDoc + "/route#RouterGroup.Group"},
		Mount:            Link{"Group", hertzDoc + "/route#RouterGroup.Group"},
		Middleware:       Link{"Use, func(context.Context, *app.RequestContext)", hertzDoc + "/route#Engine.Use"},
		NotFound:         Link{"NoRoute", hertzDoc + "/route#Engine.NoRoute"},
		MethodNotAllowed: Link{"NoMethod, with WithHandleMethodNotAllowed", hertzDoc + "/route#Engine.NoMethod"},
	},
}, configuration{
	open: func() builder { return openHertz(func(e *server.Hertz) {}) },
}, configuration{
	open: func() builder {
		return openHertz(refuseInHertz, server.WithHandleMethodNotAllowed(true), server.WithRedirectTrailingSlash(false))
	},
	options: []Link{
		{"WithHandleMethodNotAllowed(true)", hertzDoc + "/app/server#WithHandleMethodNotAllowed"},
		{"WithRedirectTrailingSlash(false)", hertzDoc + "/app/server#WithRedirectTrailingSlash"},
		{"NoRoute and NoMethod, for the texts of a 404 and a 405", hertzDoc + "/route#Engine.NoRoute"},
	},
})

// refuseInHertz sets the handlers for 404 and 405.
func refuseInHertz(e *server.Hertz) {
	refuse := func(status int) app.HandlerFunc {
		return func(_ context.Context, c *app.RequestContext) {
			c.Data(status, ask.PlainText, []byte(refusals[status]))
		}
	}
	e.NoRoute(refuse(http.StatusNotFound))
	e.NoMethod(refuse(http.StatusMethodNotAllowed))
}

// openHertz builds two servers. The first server never runs; it refuses routes as they are added. The second server gets the
// routes later, in serve, because hertz needs its listener before its routes.
func openHertz(prepare func(e *server.Hertz), options ...config.Option) builder {
	syntax := syntax{any: ":%", int: ":%", rest: "*%", beside: onlyBefore, special: ":*"}
	first := server.New(options...)
	var all []func(e *server.Hertz)
	made := make(chan *server.Hertz, 1)
	add := func(of func(e *server.Hertz) route.IRoutes) adder {
		return func(r routes.Route, h *handler) {
			pattern := syntax.spell(r)
			add := func(e *server.Hertz) {
				serve := func(_ context.Context, c *app.RequestContext) {
					text, ok := h.reply(func(s routes.Segment) string { return unslashed(s, c.Param(s.Name)) })
					if !ok {
						c.SetStatusCode(http.StatusNotFound)
						return
					}
					c.Data(http.StatusOK, ask.PlainText, text)
				}
				if r.Method == routes.AnyMethod {
					of(e).Any(pattern, serve)
				} else {
					of(e).Handle(r.Method, pattern, serve)
				}
			}
			add(first)
			all = append(all, add)
		}
	}
	return builder{
		add: add(func(e *server.Hertz) route.IRoutes { return e }),
		below: func(prefix string) adder {
			return add(func(e *server.Hertz) route.IRoutes { return e.Group(syntax.prefix(prefix)) })
		},
		use: func(ran func()) {
			all = append(all, func(e *server.Hertz) { e.Use(func(context.Context, *app.RequestContext) { ran() }) })
		},
		serve: func(l net.Listener) {
			e := server.New(append(options, server.WithListener(l), server.WithExitWaitTime(time.Millisecond), server.WithDisablePrintRoute(true))...)
			prepare(e)
			for _, add := range all {
				add(e)
			}
			made <- e
			e.Run()
		},
		stop: func() { (<-made).Close() },
	}
}
