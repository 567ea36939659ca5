package library

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"

	restful "github.com/emicklei/go-restful/v3"

	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

const gorestfulDoc = "https://pkg.go.dev/github.com/emicklei/go-restful/v3"

var _ = register(110, Router{
	Name: "gorestful", Title: "emicklei/go-restful", Module: "github.com/emicklei/go-restful/v3",
	program: `s := new(lib.WebService)
		s.Route(s.GET("/{slug}").To(func(r *lib.Request, w *lib.Response) { io.WriteString(w, r.PathParameter("slug")) }))
		r := lib.NewContainer().Add(s)`,
	Facts: Facts{
		Handler:          Link{"func(*restful.Request, *restful.Response)", gorestfulDoc + "#RouteFunction"},
		Groups:           Link{"a WebService with a Path of its own", gorestfulDoc + "#WebService.Path"},
		Mount:            Link{"a WebService with a Path of its own", gorestfulDoc + "#WebService.Path"},
		Middleware:       Link{"Filter, func(*restful.Request, *restful.Response, *restful.FilterChain)", gorestfulDoc + "#Container.Filter"},
		NotFound:         Link{"ServiceErrorHandler", gorestfulDoc + "#Container.ServiceErrorHandler"},
		MethodNotAllowed: Link{"ServiceErrorHandler, which is told the methods", gorestfulDoc + "#Container.ServiceErrorHandler"},
	},
}, configuration{
	open: func() builder { return openGoRestful(restful.NewContainer(), "{%:[0-9]+}", "{%:(?:|)}") },
}, configuration{
	open: func() builder {
		c := restful.NewContainer()
		c.ServiceErrorHandler(refuseInGoRestful)
		return openGoRestful(c, "{%:^[0-9]+$}", "{%:^(?:|)$}")
	},
	options: []Link{
		{"an anchored expression, {id:^[0-9]+$}", gorestfulDoc + "#hdr-Regular_expression_matching_Routes"},
		{"ServiceErrorHandler, for the texts of refusals", gorestfulDoc + "#Container.ServiceErrorHandler"},
	},
})

// refuseInGoRestful answers with the status of the error e. For a 405, the header of e contains the methods.
func refuseInGoRestful(e restful.ServiceError, r *restful.Request, w *restful.Response) {
	switch e.Code {
	case http.StatusNotFound:
		answer.Refuse(w, nil)
	case http.StatusMethodNotAllowed:
		answer.Refuse(w, strings.Split(e.Header.Get("Allow"), ", "))
	default:
		http.Error(w, e.Message, e.Code)
	}
}

// verb matches the text that go-restful allows after a parameter.
var verb = regexp.MustCompile(`^:[A-Za-z]+$`)

// besideInGoRestful writes a parameter with a verb after it, as in "{job}:cancel".
func besideInGoRestful(before, parameter, after string) string {
	if before != "" || !verb.MatchString(after) {
		panic(fmt.Sprintf("%q is not a parameter: only a verb such as :cancel can follow one", before+parameter+after))
	}
	return parameter + after
}

func openGoRestful(c *restful.Container, number, list string) builder {
	syntax := syntax{any: "{%}", int: number, list: list, rest: "{%:*}", beside: besideInGoRestful}
	// Without Produces, a service answers 406 to most Accept headers.
	service := new(restful.WebService).Produces("*/*")
	services := []*restful.WebService{service}
	add := func(service *restful.WebService) adder {
		return func(r routes.Route, h *handler) {
			refuseAny(r)
			service.Route(service.Method(r.Method).Path(syntax.spell(r)).To(func(r *restful.Request, w *restful.Response) {
				h.serve(w, r.Request, func(s routes.Segment) string { return r.PathParameter(s.Name) })
			}))
		}
	}
	return builder{
		add: add(service),
		below: func(prefix string) adder {
			service := new(restful.WebService).Path(syntax.prefix(prefix)).Produces("*/*")
			services = append(services, service)
			return add(service)
		},
		use: func(ran func()) {
			c.Filter(func(r *restful.Request, w *restful.Response, chain *restful.FilterChain) {
				ran()
				chain.ProcessFilter(r, w)
			})
		},
		router: func() http.Handler {
			for _, s := range services {
				c.Add(s)
			}
			return c
		},
	}
}
