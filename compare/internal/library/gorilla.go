package library

import (
	"net/http"

	"github.com/gorilla/mux"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const gorillaModule = "github.com/gorilla/mux"

func gorillaSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/gorilla/mux"
	all := Setup{
		Mount: found.Option{What: "PathPrefix and Subrouter", Source: "https://github.com/gorilla/mux#matching-routes"},
		Name:  "gorilla", Title: "gorilla/mux", Module: gorillaModule,
		Program: `r := lib.NewRouter()
		r.HandleFunc("/{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.Vars(r)["slug"]) }).Methods("GET")`,
	}.setups(
		func(h Handlers) opened { return openGorilla(mux.NewRouter(), h) },
		func(h Handlers) opened {
			m := mux.NewRouter().SkipClean(true)
			m.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Refuse(w, nil) })
			m.MethodNotAllowedHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
			})
			return openGorilla(m, h)
		},
		found.Option{What: "SkipClean(true)", Source: doc + "#Router.SkipClean"},
		found.Option{What: "NotFoundHandler and MethodNotAllowedHandler, for their words", Source: doc + "#Router"},
		found.Option{What: "more particular routes first, because the first one that matches wins", Source: "https://github.com/gorilla/mux#matching-routes"},
	)
	all[1].sort = true
	return all
}

func openGorilla(m *mux.Router, h Handlers) opened {
	syntax := spelling{any: "{%}", int: "{%:[0-9]+}", rest: "{%:.*}"}
	add := func(m *mux.Router) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			route := m.HandleFunc(syntax.spell(r), func(w http.ResponseWriter, r *http.Request) {
				var vars map[string]string
				d.answer(w, r, func(s routes.Segment) string {
					if vars == nil {
						vars = mux.Vars(r)
					}
					return vars[s.Text]
				})
			}).Methods(r.Method)
			if err := route.GetError(); err != nil {
				panic(err)
			}
		}
	}
	return opened{
		add:   add(m),
		below: func(prefix string) func(r routes.Route) { return add(m.PathPrefix(prefix).Subrouter()) },
		done:  func() http.Handler { return m },
	}
}
