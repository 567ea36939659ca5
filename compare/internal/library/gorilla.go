package library

import (
	"net/http"

	"github.com/gorilla/mux"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const gorillaModule = "github.com/gorilla/mux"

var _ = register(40, Router{
	Name: "gorilla", Title: "gorilla/mux", Module: gorillaModule,
	program: `r := lib.NewRouter()
		r.HandleFunc("/{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.Vars(r)["slug"]) }).Methods("GET")`,
	Facts: Facts{
		Handler:          Link{"http.HandlerFunc", "https://pkg.go.dev/github.com/gorilla/mux#Router.HandleFunc"},
		Groups:           Link{"PathPrefix and Subrouter", "https://github.com/gorilla/mux#matching-routes"},
		Mount:            Link{"PathPrefix and Subrouter", "https://github.com/gorilla/mux#matching-routes"},
		Middleware:       Link{"Use, func(http.Handler) http.Handler", "https://github.com/gorilla/mux#middleware"},
		NotFound:         Link{"NotFoundHandler", "https://pkg.go.dev/github.com/gorilla/mux#Router"},
		MethodNotAllowed: Link{"MethodNotAllowedHandler, which is not told the methods", "https://pkg.go.dev/github.com/gorilla/mux#Router"},
	},
	switches: switchable{
		Switches: []Switch{
			{"StrictSlash", false, "https://pkg.go.dev/github.com/gorilla/mux#Router.StrictSlash"},
			{"SkipClean", false, "https://pkg.go.dev/github.com/gorilla/mux#Router.SkipClean"},
			{"UseEncodedPath", false, "https://pkg.go.dev/github.com/gorilla/mux#Router.UseEncodedPath"},
		},
		open: func(on func(string) bool) builder {
			m := mux.NewRouter().StrictSlash(on("StrictSlash")).SkipClean(on("SkipClean"))
			if on("UseEncodedPath") {
				m.UseEncodedPath()
			}
			return openGorilla(m)
		},
	},
}, configuration{
	open: func() builder { return openGorilla(mux.NewRouter()) },
}, configuration{
	open: func() builder {
		m := mux.NewRouter().SkipClean(true)
		m.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })
		m.MethodNotAllowedHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse405(w) })
		return openGorilla(m)
	},
	sorted: true,
	options: []Link{
		{"SkipClean(true)", "https://pkg.go.dev/github.com/gorilla/mux#Router.SkipClean"},
		{"NotFoundHandler and MethodNotAllowedHandler, for their texts", "https://pkg.go.dev/github.com/gorilla/mux#Router"},
		{"more specific routes first, because the first match wins", "https://github.com/gorilla/mux#matching-routes"},
	},
})

func openGorilla(m *mux.Router) builder {
	syntax := syntax{any: "{%}", int: "{%:[0-9]+}", list: "{%:(?:|)}", rest: "{%:.*}", beside: joined}
	add := func(m *mux.Router) adder {
		return func(r routes.Route, h *handler) {
			route := m.HandleFunc(syntax.spell(r), func(w http.ResponseWriter, r *http.Request) {
				var vars map[string]string
				h.serve(w, r, func(s routes.Segment) string {
					if vars == nil {
						vars = mux.Vars(r)
					}
					return vars[s.Name]
				})
			})
			if r.Method != routes.AnyMethod {
				route.Methods(r.Method)
			}
			if err := route.GetError(); err != nil {
				panic(err)
			}
		}
	}
	return builder{
		add:    add(m),
		below:  func(prefix string) adder { return add(m.PathPrefix(syntax.prefix(prefix)).Subrouter()) },
		use:    func(ran func()) { m.Use(observing(ran)) },
		router: func() http.Handler { return m },
	}
}
