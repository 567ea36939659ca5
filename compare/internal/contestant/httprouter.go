package contestant

import (
	"net/http"

	"github.com/julienschmidt/httprouter"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

func newHTTPRouter() Contestant {
	type handler = httprouter.Handle
	type params = httprouter.Params
	return library[handler]{
		slug: ":slug", id: ":id",
		static: func(name string) handler {
			line := name + "\n"
			return func(w http.ResponseWriter, r *http.Request, _ params) { answer.Text(w, line) }
		},
		withSlug: func(name string) handler {
			return func(w http.ResponseWriter, r *http.Request, ps params) {
				answer.Text(w, name+" "+ps.ByName("slug")+"\n")
			}
		},
		withPart: func(name string) handler {
			return func(w http.ResponseWriter, r *http.Request, ps params) {
				plain.Part(w, r, name, ps.ByName("slug"), ps.ByName("id"))
			}
		},
		seen: func(see http.HandlerFunc) handler {
			return func(w http.ResponseWriter, r *http.Request, _ params) { see(w, r) }
		},
		router: func(all []route[handler]) http.Handler {
			router := httprouter.New()
			for _, r := range all {
				router.Handle(r.method, r.pattern, r.handler)
			}
			return router
		},
	}.contestant(Contestant{
		Name: "httprouter", Title: "julienschmidt/httprouter", Module: "github.com/julienschmidt/httprouter",
		Program: `r := lib.New()
		r.GET("/:slug", func(w http.ResponseWriter, _ *http.Request, p lib.Params) { io.WriteString(w, p.ByName("slug")) })`,
	})
}
