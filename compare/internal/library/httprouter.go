package library

import (
	"net/http"

	"github.com/julienschmidt/httprouter"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const httprouterDoc = "https://pkg.go.dev/github.com/julienschmidt/httprouter#Router"

var _ = register(60, Router{
	Name: "httprouter", Title: "julienschmidt/httprouter", Module: "github.com/julienschmidt/httprouter",
	program: `r := lib.New()
		r.GET("/:slug", func(w http.ResponseWriter, _ *http.Request, p lib.Params) { io.WriteString(w, p.ByName("slug")) })`,
	Facts: Facts{
		Handler:          Link{"func(http.ResponseWriter, *http.Request, httprouter.Params)", "https://pkg.go.dev/github.com/julienschmidt/httprouter#Handle"},
		NotFound:         Link{"NotFound", httprouterDoc},
		MethodNotAllowed: Link{"MethodNotAllowed, with Allow already set", httprouterDoc},
	},
	switches: switchable{
		Switches: []Switch{
			{"RedirectTrailingSlash", true, httprouterDoc},
			{"RedirectFixedPath", true, httprouterDoc},
			{"HandleMethodNotAllowed", true, httprouterDoc},
			{"HandleOPTIONS", true, httprouterDoc},
		},
		open: func(on func(string) bool) builder {
			m := httprouter.New()
			m.RedirectTrailingSlash, m.RedirectFixedPath = on("RedirectTrailingSlash"), on("RedirectFixedPath")
			m.HandleMethodNotAllowed, m.HandleOPTIONS = on("HandleMethodNotAllowed"), on("HandleOPTIONS")
			return openHTTPRouter(m)
		},
	},
}, configuration{
	open: func() builder { return openHTTPRouter(httprouter.New()) },
}, configuration{
	open: func() builder {
		m := httprouter.New()
		m.RedirectTrailingSlash, m.RedirectFixedPath, m.HandleOPTIONS = false, false, false
		m.NotFound = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })
		m.MethodNotAllowed = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse405(w) })
		return openHTTPRouter(m)
	},
	options: []Link{
		{"RedirectTrailingSlash = false and RedirectFixedPath = false", httprouterDoc},
		{"HandleOPTIONS = false", httprouterDoc},
		{"NotFound and MethodNotAllowed, for their texts", httprouterDoc},
	},
})

func openHTTPRouter(m *httprouter.Router) builder {
	syntax := syntax{any: ":%", int: ":%", rest: "*%", beside: onlyBefore, special: ":*"}
	return builder{
		add: func(r routes.Route, h *handler) {
			refuseAny(r)
			m.Handle(r.Method, syntax.spell(r), func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
				h.serve(w, r, func(s routes.Segment) string { return unslashed(s, ps.ByName(s.Name)) })
			})
		},
		router: func() http.Handler { return m },
	}
}
