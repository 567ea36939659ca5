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

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

func init() { hlog.SetOutput(io.Discard) }

func hertzServers() []Server {
	const doc = "https://pkg.go.dev/github.com/cloudwego/hertz/pkg/app/server"
	s := Server{Name: "hertz", Library: "hertz", Title: "cloudwego/hertz, on netpoll", Module: "github.com/cloudwego/hertz"}
	s.Mount = found.Option{What: "Hertz.Group", Source: "https://pkg.go.dev/github.com/cloudwego/hertz/pkg/route#RouterGroup.Group"}
	s.open = func(h Handlers) openedServer { return openHertz(h, nil) }
	o := s
	o.Name = "hertz-options"
	o.open = func(h Handlers) openedServer {
		return openHertz(h, refuseInHertz, server.WithHandleMethodNotAllowed(true), server.WithRedirectTrailingSlash(false))
	}
	o.Options = []found.Option{
		{What: "WithHandleMethodNotAllowed(true)", Source: doc + "#WithHandleMethodNotAllowed"},
		{What: "WithRedirectTrailingSlash(false)", Source: doc + "#WithRedirectTrailingSlash"},
		{What: "NoRoute and NoMethod, for the words of a 404 and a 405", Source: "https://pkg.go.dev/github.com/cloudwego/hertz/pkg/route#Engine.NoRoute"},
	}
	return []Server{s, o}
}

// refuseInHertz sets what answers 404 and 405.
func refuseInHertz(e *server.Hertz) {
	refuse := func(status int) app.HandlerFunc {
		return func(_ context.Context, c *app.RequestContext) { c.Data(status, ask.PlainText, []byte(words[status])) }
	}
	e.NoRoute(refuse(http.StatusNotFound))
	e.NoMethod(refuse(http.StatusMethodNotAllowed))
}

// openHertz makes two servers: hertz wants its listener when it is made, and that comes with the last route; but what it does not take
// is to be heard with the route. The second one is set up further, unless setUp is nil.
func openHertz(h Handlers, setUp func(e *server.Hertz), options ...config.Option) openedServer {
	syntax := spelling{any: ":%", int: ":%", rest: "*%", special: ":*"}
	first := server.New(options...)
	var all []func(e *server.Hertz)
	made := make(chan *server.Hertz, 1)
	add := func(of func(e *server.Hertz) route.IRoutes) func(r routes.Route) {
		return func(r routes.Route) {
			d, pattern := h.of(r), syntax.spell(r)
			add := func(e *server.Hertz) {
				of(e).Handle(r.Method, pattern, func(_ context.Context, c *app.RequestContext) {
					text, ok := d.reply(func(s routes.Segment) string { return unslashed(s, c.Param(s.Text)) })
					if !ok {
						c.SetStatusCode(http.StatusNotFound)
						return
					}
					c.Data(http.StatusOK, ask.PlainText, text)
				})
			}
			add(first)
			all = append(all, add)
		}
	}
	return openedServer{
		add: add(func(e *server.Hertz) route.IRoutes { return e }),
		below: func(prefix string) func(r routes.Route) {
			return add(func(e *server.Hertz) route.IRoutes { return e.Group(prefix) })
		},
		serve: func(l net.Listener) {
			e := server.New(append(options, server.WithListener(l), server.WithExitWaitTime(time.Millisecond), server.WithDisablePrintRoute(true))...)
			if setUp != nil {
				setUp(e)
			}
			for _, add := range all {
				add(e)
			}
			made <- e
			e.Run()
		},
		stop: func() { (<-made).Close() },
	}
}
