package library

import (
	"net/http"
	"strings"

	"github.com/julienschmidt/httprouter"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func httpRouterSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/julienschmidt/httprouter#Router"
	return Setup{
		Name: "httprouter", Title: "julienschmidt/httprouter", Module: "github.com/julienschmidt/httprouter",
		Program: `r := lib.New()
		r.GET("/:slug", func(w http.ResponseWriter, _ *http.Request, p lib.Params) { io.WriteString(w, p.ByName("slug")) })`,
	}.setups(
		func(h Handlers) opened { return openHTTPRouter(httprouter.New(), h) },
		func(h Handlers) opened {
			m := httprouter.New()
			m.RedirectTrailingSlash, m.RedirectFixedPath, m.HandleOPTIONS = false, false, false
			m.NotFound = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })
			m.MethodNotAllowed = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
			})
			return openHTTPRouter(m, h)
		},
		found.Option{What: "RedirectTrailingSlash = false and RedirectFixedPath = false", Source: doc},
		found.Option{What: "HandleOPTIONS = false", Source: doc},
		found.Option{What: "NotFound and MethodNotAllowed, for their words", Source: doc},
	)
}

func openHTTPRouter(m *httprouter.Router, h Handlers) opened {
	syntax := spelling{any: ":%", int: ":%", rest: "*%", special: ":*"}
	return opened{
		add: func(r routes.Route) {
			d := h.of(r)
			m.Handle(r.Method, syntax.spell(r), func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
				d.answer(w, r, func(s routes.Segment) string { return unslashed(s, ps.ByName(s.Text)) })
			})
		},
		done: func() http.Handler { return m },
	}
}

// unslashed returns the value of a parameter in a library whose documentation says that the rest of a path begins with a
// slash: a handler for it takes that off.
func unslashed(s routes.Segment, value string) string {
	if s.Kind == routes.Rest {
		return strings.TrimPrefix(value, "/")
	}
	return value
}
