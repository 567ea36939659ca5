package contestant

import (
	"net/http"

	restful "github.com/emicklei/go-restful/v3"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

func newGoRestful() Contestant {
	type handler = restful.RouteFunction
	return library[handler]{
		slug: "{slug}", id: "{id:[0-9]+}",
		static: func(name string) handler {
			line := name + "\n"
			return func(r *restful.Request, w *restful.Response) { answer.Text(w, line) }
		},
		withSlug: func(name string) handler {
			return func(r *restful.Request, w *restful.Response) {
				answer.Text(w, name+" "+r.PathParameter("slug")+"\n")
			}
		},
		withPart: func(name string) handler {
			return func(r *restful.Request, w *restful.Response) {
				plain.Part(w, r.Request, name, r.PathParameter("slug"), r.PathParameter("id"))
			}
		},
		seen: func(see http.HandlerFunc) handler {
			return func(r *restful.Request, w *restful.Response) { see(w, r.Request) }
		},
		router: func(all []route[handler]) http.Handler {
			// The contract leaves Accept alone; a service that does not say what it produces answers 406 to most of them.
			service := new(restful.WebService).Produces("*/*")
			for _, r := range all {
				service.Route(service.Method(r.method).Path(r.pattern).To(r.handler))
			}
			return restful.NewContainer().Add(service)
		},
	}.contestant(Contestant{
		Name: "gorestful", Title: "emicklei/go-restful", Module: "github.com/emicklei/go-restful/v3",
		Program: `s := new(lib.WebService)
		s.Route(s.GET("/{slug}").To(func(r *lib.Request, w *lib.Response) { io.WriteString(w, r.PathParameter("slug")) }))
		r := lib.NewContainer().Add(s)`,
	})
}
