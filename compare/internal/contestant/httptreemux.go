package contestant

import (
	"net/http"

	"github.com/dimfeld/httptreemux/v5"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

func newHTTPTreeMux() Contestant {
	type handler = httptreemux.HandlerFunc
	type params = map[string]string
	return library[handler]{
		slug: ":slug", id: ":id",
		static: func(name string) handler {
			line := name + "\n"
			return func(w http.ResponseWriter, r *http.Request, _ params) { answer.Text(w, line) }
		},
		withSlug: func(name string) handler {
			return func(w http.ResponseWriter, r *http.Request, ps params) { answer.Text(w, name+" "+ps["slug"]+"\n") }
		},
		withPart: func(name string) handler {
			return func(w http.ResponseWriter, r *http.Request, ps params) { plain.Part(w, r, name, ps["slug"], ps["id"]) }
		},
		seen: func(see http.HandlerFunc) handler {
			return func(w http.ResponseWriter, r *http.Request, _ params) { see(w, r) }
		},
		router: func(all []route[handler]) http.Handler {
			router := httptreemux.New()
			for _, r := range all {
				router.Handle(r.method, r.pattern, r.handler)
			}
			return router
		},
	}.contestant(Contestant{
		Name: "httptreemux", Title: "dimfeld/httptreemux", Module: "github.com/dimfeld/httptreemux/v5",
		Program: `r := lib.New()
		r.GET("/:slug", func(w http.ResponseWriter, _ *http.Request, p map[string]string) { io.WriteString(w, p["slug"]) })`,
	})
}
