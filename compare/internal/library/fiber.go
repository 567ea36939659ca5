package library

import (
	"errors"
	"net"
	"net/http"

	"github.com/gofiber/fiber/v3"

	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

func fiberServers() []Server {
	const doc = "https://pkg.go.dev/github.com/gofiber/fiber/v3#Config"
	s := Server{Name: "fiber", Library: "fiber", Title: "gofiber/fiber, on fasthttp", Module: "github.com/gofiber/fiber/v3"}
	s.Mount = found.Option{What: "App.Group", Source: "https://docs.gofiber.io/guide/grouping"}
	s.open = func(h Handlers) openedServer { return openFiber(fiber.New(), h) }
	o := s
	o.Name, o.sort = "fiber-options", true
	o.open = func(h Handlers) openedServer {
		return openFiber(fiber.New(fiber.Config{StrictRouting: true, CaseSensitive: true, UnescapePath: true, ErrorHandler: refuseInFiber}), h)
	}
	o.Options = []found.Option{
		{What: "StrictRouting = true, CaseSensitive = true and UnescapePath = true", Source: doc},
		{What: "ErrorHandler, for the words of a 404 and a 405", Source: doc},
		{What: "more particular routes first, because the order in which they were added counts", Source: "https://docs.gofiber.io/guide/routing"},
	}
	return []Server{s, o}
}

// refuseInFiber answers with the status of fiber's error, whose Allow is there already.
func refuseInFiber(c fiber.Ctx, err error) error {
	var e *fiber.Error
	if !errors.As(err, &e) || words[e.Code] == "" {
		return fiber.DefaultErrorHandler(c, err)
	}
	c.Set("Content-Type", ask.PlainText)
	return c.Status(e.Code).SendString(words[e.Code])
}

func openFiber(app *fiber.App, h Handlers) openedServer {
	syntax := spelling{any: ":%", int: ":%", rest: "*", special: ":*+?", escaped: ":*+?"}
	add := func(to fiber.Router) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			to.Add([]string{r.Method}, syntax.spell(r), func(c fiber.Ctx) error {
				text, ok := d.reply(func(s routes.Segment) string { return c.Params(nameOrStar(s)) })
				if !ok {
					return c.SendStatus(http.StatusNotFound)
				}
				c.Set("Content-Type", ask.PlainText)
				return c.Send(text)
			})
		}
	}
	return openedServer{
		add:   add(app),
		below: func(prefix string) func(r routes.Route) { return add(app.Group(prefix)) },
		serve: func(l net.Listener) { app.Listener(l, fiber.ListenConfig{DisableStartupMessage: true}) },
		stop:  func() { app.Shutdown() },
	}
}
