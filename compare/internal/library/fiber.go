//go:build !js

// No server runs in a browser.

package library

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v3"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

const fiberDoc = "https://pkg.go.dev/github.com/gofiber/fiber/v3"

var _ = register(120, Router{
	Name: "fiber", Group: Server, Title: "gofiber/fiber, on fasthttp", Module: "github.com/gofiber/fiber/v3",
	Facts: Facts{
		Handler:          Link{"func(fiber.Ctx) error", fiberDoc + "#Handler"},
		Groups:           Link{"Group and Route", "https://docs.gofiber.io/guide/grouping"},
		Mount:            Link{"Group", "https://docs.gofiber.io/guide/grouping"},
		Middleware:       Link{"Use, func(fiber.Ctx) error", fiberDoc + "#App.Use"},
		NotFound:         Link{"ErrorHandler", "https://docs.gofiber.io/guide/error-handling"},
		MethodNotAllowed: Link{"ErrorHandler, with Allow already set", "https://docs.gofiber.io/guide/error-handling"},
	},
}, configuration{
	open: func() builder { return openFiber(fiber.New()) },
}, configuration{
	open: func() builder {
		return openFiber(fiber.New(fiber.Config{StrictRouting: true, CaseSensitive: true, UnescapePath: true, ErrorHandler: refuseInFiber}))
	},
	sorted: true,
	options: []Link{
		{"StrictRouting = true, CaseSensitive = true and UnescapePath = true", fiberDoc + "#Config"},
		{"ErrorHandler, for the texts of a 404 and a 405", fiberDoc + "#Config"},
		{"more specific routes first, because routes are tried in the order in which they were added", "https://docs.gofiber.io/guide/routing"},
	},
})

// refuseInFiber answers with the status of fiber's error. fiber has already set Allow.
func refuseInFiber(c fiber.Ctx, err error) error {
	var e *fiber.Error
	if !errors.As(err, &e) || refusals[e.Code] == "" {
		return fiber.DefaultErrorHandler(c, err)
	}
	c.Set("Content-Type", ask.PlainText)
	return c.Status(e.Code).SendString(refusals[e.Code])
}

// besideInFiber writes a parameter with text beside it. The name of a parameter ends at a hyphen, a dot or an escape.
func besideInFiber(before, parameter, after string) string {
	if after != "" && !strings.ContainsAny(after[:1], `-.\`) {
		panic(fmt.Sprintf("%q would be one parameter; only -, . and an escaped character end its name", parameter+after))
	}
	return before + parameter + after
}

func openFiber(app *fiber.App) builder {
	syntax := syntax{any: ":%", int: ":%", list: ":%<regex(^(?:|)$)>", rest: "*", beside: besideInFiber, special: ":*+?", escaped: ":*+?", ends: "-."}
	add := func(to fiber.Router) adder {
		return func(r routes.Route, h *handler) {
			serve := func(c fiber.Ctx) error {
				text, ok := h.reply(func(s routes.Segment) string { return c.Params(nameOrStar(s)) })
				if !ok {
					return c.SendStatus(http.StatusNotFound)
				}
				c.Set("Content-Type", ask.PlainText)
				return c.Send(text)
			}
			if r.Method == routes.AnyMethod {
				to.All(syntax.spell(r), serve)
			} else {
				to.Add([]string{r.Method}, syntax.spell(r), serve)
			}
		}
	}
	return builder{
		add:   add(app),
		below: func(prefix string) adder { return add(app.Group(syntax.prefix(prefix))) },
		use: func(ran func()) {
			app.Use(func(c fiber.Ctx) error {
				ran()
				return c.Next()
			})
		},
		serve: func(l net.Listener) { app.Listener(l, fiber.ListenConfig{DisableStartupMessage: true}) },
		stop:  func() { app.Shutdown() },
	}
}
