package library

import (
	"maps"
	"net/http"
	"slices"

	"github.com/dimfeld/httptreemux/v5"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const httptreemuxDoc = "https://pkg.go.dev/github.com/dimfeld/httptreemux/v5"

var _ = register(80, Router{
	Name: "httptreemux", Title: "dimfeld/httptreemux", Module: "github.com/dimfeld/httptreemux/v5",
	program: `r := lib.New()
		r.GET("/:slug", func(w http.ResponseWriter, _ *http.Request, p map[string]string) { io.WriteString(w, p["slug"]) })`,
	Facts: Facts{
		Handler:          Link{"func(http.ResponseWriter, *http.Request, map[string]string)", httptreemuxDoc + "#HandlerFunc"},
		Groups:           Link{"NewGroup", httptreemuxDoc + "#Group.NewGroup"},
		Mount:            Link{"NewGroup", httptreemuxDoc + "#Group.NewGroup"},
		Middleware:       Link{"Use and UseHandler, func(http.Handler) http.Handler", httptreemuxDoc + "#Group.UseHandler"},
		NotFound:         Link{"NotFoundHandler", httptreemuxDoc + "#TreeMux"},
		MethodNotAllowed: Link{"MethodNotAllowedHandler, which is told the methods", httptreemuxDoc + "#TreeMux"},
	},
	switches: switchable{
		Switches: []Switch{
			{"RedirectTrailingSlash", true, httptreemuxDoc + "#TreeMux"},
			{"RedirectCleanPath", true, httptreemuxDoc + "#TreeMux"},
			{"HeadCanUseGet", true, httptreemuxDoc + "#TreeMux"},
		},
		open: func(on func(string) bool) builder {
			m := httptreemux.New()
			m.RedirectTrailingSlash, m.RedirectCleanPath = on("RedirectTrailingSlash"), on("RedirectCleanPath")
			m.HeadCanUseGet = on("HeadCanUseGet")
			return openHTTPTreeMux(m)
		},
	},
}, configuration{
	open: func() builder { return openHTTPTreeMux(httptreemux.New()) },
}, configuration{
	open: func() builder { return openHTTPTreeMux(httptreemuxWithOptions(httptreemux.URLPath)) },
	choice: &choice{
		option: "PathSource = URLPath",
		open:   func() builder { return openHTTPTreeMux(httptreemuxWithOptions(httptreemux.RequestURI)) },
	},
	options: []Link{
		{"PathSource = URLPath", "https://github.com/dimfeld/httptreemux#http-package-utility-functions"},
		{"RedirectTrailingSlash = false and RedirectCleanPath = false", httptreemuxDoc + "#TreeMux"},
		{"NotFoundHandler and MethodNotAllowedHandler, which is told the methods", httptreemuxDoc + "#TreeMux"},
	},
})

func httptreemuxWithOptions(path httptreemux.PathSource) *httptreemux.TreeMux {
	m := httptreemux.New()
	m.PathSource = path
	m.RedirectTrailingSlash, m.RedirectCleanPath = false, false
	m.NotFoundHandler = func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) }
	m.MethodNotAllowedHandler = func(w http.ResponseWriter, r *http.Request, methods map[string]httptreemux.HandlerFunc) {
		answer.Refuse(w, slices.Collect(maps.Keys(methods)))
	}
	return m
}

func openHTTPTreeMux(m *httptreemux.TreeMux) builder {
	syntax := syntax{any: ":%", int: ":%", rest: "*%", special: ":*"}
	add := func(g *httptreemux.Group) adder {
		return func(r routes.Route, h *handler) {
			refuseAny(r)
			g.Handle(r.Method, syntax.spell(r), func(w http.ResponseWriter, r *http.Request, ps map[string]string) {
				h.serve(w, r, func(s routes.Segment) string { return ps[s.Name] })
			})
		}
	}
	return builder{
		add:    add(&m.Group),
		below:  func(prefix string) adder { return add(m.NewGroup(syntax.prefix(prefix))) },
		use:    func(ran func()) { m.UseHandler(observing(ran)) },
		router: func() http.Handler { return m },
	}
}
