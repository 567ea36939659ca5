package library

import (
	"fmt"
	"net/http"

	"gorouting/internal/answer"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// Generated returns the routers that routegen writes: "routegen" for its default technique, and "routegen-tree" for the technique tree.
// Their code is not compiled: a generated router answers as its table says, which the tests of package gen check for every technique.
// They refuse the tables that their technique refuses. The technique servemux registers the routes with http.ServeMux, so it
// answers as that does.
func Generated() []Router {
	var all []Router
	for i, technique := range gen.Techniques() {
		name := technique[0]
		one := Router{
			Name: "routegen-" + name, Group: Routegen, Title: "routegen, technique " + name,
			configuration: configuration{open: func() builder { return openGenerated(name, func(string) bool { return false }) }},
			switches: switchable{
				Switches: []Switch{{Name: "HEAD", URL: routegenDoc}, {Name: "OPTIONS", URL: routegenDoc}},
				open:     func(on func(string) bool) builder { return openGenerated(name, on) },
			},
		}
		if name == serveMux {
			one.configuration, one.switches = configuration{open: openServeMux}, switchable{}
		}
		if i == 0 {
			all = append(all, one)
			all[0].Name = "routegen"
		}
		all = append(all, one)
	}
	return all
}

// serveMux is the technique that registers the routes with http.ServeMux.
const serveMux = "servemux"

// routegenDoc describes routegen's flags.
const routegenDoc = "https://pkg.go.dev/gorouting/cmd/routegen"

// openGenerated returns a router that answers as its table says.
func openGenerated(technique string, on func(name string) bool) builder {
	var all []routes.Route
	var handlers []*handler
	return builder{
		add: func(r routes.Route, h *handler) {
			if n := len(all); n > 0 && all[n-1].Name == r.Name {
				return // the second pattern of a route with an optional end
			}
			all, handlers = append(all, r), append(handlers, h)
		},
		router: func() http.Handler {
			table, err := routes.New(all...)
			if err == nil {
				table.HEAD, table.OPTIONS = on("HEAD"), on("OPTIONS")
				_, err = gen.Generate(table, gen.Options{Technique: technique, Package: "router", HEAD: table.HEAD, OPTIONS: table.OPTIONS})
			}
			if err != nil {
				panic(err)
			}
			return generated{table, handlers}
		},
	}
}

// generated is a router that answers as its table says.
type generated struct {
	table    *routes.Table
	handlers []*handler
}

func (g generated) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch want := g.table.Want(r.Method, r.URL.Path); want.Status {
	case http.StatusOK:
		values := map[string]string{}
		for i, s := range g.table.Routes[want.Route].Params() {
			values[s.Name] = fmt.Sprint(want.Values[i])
		}
		g.handlers[want.Route].serve(w, r, func(s routes.Segment) string { return values[s.Name] })
	case http.StatusNoContent:
		for _, method := range want.Allow {
			w.Header().Add("Allow", method)
		}
		w.WriteHeader(want.Status)
	default:
		answer.Refuse(w, want.Allow)
	}
}
