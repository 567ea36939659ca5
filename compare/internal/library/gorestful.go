package library

import (
	"net/http"
	"strings"

	restful "github.com/emicklei/go-restful/v3"

	"gorouting/compare/internal/found"
	"gorouting/internal/answer"
	"gorouting/internal/routes"
)

func goRestfulSetups() []Setup {
	const doc = "https://pkg.go.dev/github.com/emicklei/go-restful/v3"
	plain := spelling{any: "{%}", int: "{%:[0-9]+}", rest: "{%:*}"}
	anchored := plain
	anchored.int = "{%:^[0-9]+$}"
	return Setup{
		Mount: found.Option{What: "a WebService with a Path of its own", Source: doc + "#WebService.Path"},
		Name:  "gorestful", Title: "emicklei/go-restful", Module: "github.com/emicklei/go-restful/v3",
		Program: `s := new(lib.WebService)
		s.Route(s.GET("/{slug}").To(func(r *lib.Request, w *lib.Response) { io.WriteString(w, r.PathParameter("slug")) }))
		r := lib.NewContainer().Add(s)`,
	}.setups(
		func(h Handlers) opened { return openGoRestful(restful.NewContainer(), plain, h) },
		func(h Handlers) opened {
			c := restful.NewContainer()
			c.ServiceErrorHandler(refuseInGoRestful)
			return openGoRestful(c, anchored, h)
		},
		found.Option{What: "an anchored expression, {id:^[0-9]+$}", Source: doc + "#hdr-Regular_expression_matching_Routes"},
		found.Option{What: "ServiceErrorHandler, for the words of refusals", Source: doc + "#Container.ServiceErrorHandler"},
	)
}

// refuseInGoRestful answers with the status of an error, and for 405 the methods that the error's header has.
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

func openGoRestful(c *restful.Container, syntax spelling, h Handlers) opened {
	// The contract leaves Accept alone; a service that does not say what it produces answers 406 to most of them.
	service := new(restful.WebService).Produces("*/*")
	services := []*restful.WebService{service}
	add := func(service *restful.WebService) func(r routes.Route) {
		return func(r routes.Route) {
			d := h.of(r)
			service.Route(service.Method(r.Method).Path(syntax.spell(r)).To(func(r *restful.Request, w *restful.Response) {
				d.answer(w, r.Request, func(s routes.Segment) string { return r.PathParameter(s.Text) })
			}))
		}
	}
	return opened{
		add: add(service),
		below: func(prefix string) func(r routes.Route) {
			service := new(restful.WebService).Path(prefix).Produces("*/*")
			services = append(services, service)
			return add(service)
		},
		done: func() http.Handler {
			for _, s := range services {
				c.Add(s)
			}
			return c
		},
	}
}
