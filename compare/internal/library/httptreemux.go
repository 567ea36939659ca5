package library

import (
	"maps"
	"net/http"
	"slices"

	"github.com/dimfeld/httptreemux/v5"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func httpTreeMuxSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/dimfeld/httptreemux/v5#TreeMux"
	return Setup{
		Mount: found.Option{What: "TreeMux.NewGroup", Source: "https://pkg.go.dev/github.com/dimfeld/httptreemux/v5#Group.NewGroup"},
		Name:  "httptreemux", Title: "dimfeld/httptreemux", Module: "github.com/dimfeld/httptreemux/v5",
		Program: `r := lib.New()
		r.GET("/:slug", func(w http.ResponseWriter, _ *http.Request, p map[string]string) { io.WriteString(w, p["slug"]) })`,
	}.setups(
		func(h Handlers) opened { return openHTTPTreeMux(httptreemux.New(), h) },
		func(h Handlers) opened {
			m := httptreemux.New()
			m.PathSource = httptreemux.URLPath
			m.RedirectTrailingSlash, m.RedirectCleanPath = false, false
			m.NotFoundHandler = func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) }
			m.MethodNotAllowedHandler = func(w http.ResponseWriter, r *http.Request, methods map[string]httptreemux.HandlerFunc) {
				answer.Refuse(w, slices.Collect(maps.Keys(methods)))
			}
			return openHTTPTreeMux(m, h)
		},
		found.Option{What: "PathSource = URLPath", Source: "https://github.com/dimfeld/httptreemux#http-package-utility-functions"},
		found.Option{What: "RedirectTrailingSlash = false and RedirectCleanPath = false", Source: doc},
		found.Option{What: "NotFoundHandler and MethodNotAllowedHandler, which is told the methods", Source: doc},
	)
}

func openHTTPTreeMux(m *httptreemux.TreeMux, h Handlers) opened {
	syntax := spelling{any: ":%", int: ":%", rest: "*%", special: ":*"}
	add := func(g *httptreemux.Group) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			g.Handle(r.Method, syntax.spell(r), func(w http.ResponseWriter, r *http.Request, ps map[string]string) {
				d.answer(w, r, func(s routes.Segment) string { return ps[s.Text] })
			})
		}
	}
	return opened{
		add:   add(&m.Group),
		below: func(prefix string) func(r routes.Route) { return add(m.NewGroup(prefix)) },
		done:  func() http.Handler { return m },
	}
}
