package contestant

import (
	"net/http"

	"github.com/uptrace/bunrouter"

	"gorouting/internal/answer"
	"gorouting/internal/plain"
)

func newBunrouter() Contestant {
	type handler = bunrouter.HandlerFunc
	return library[handler]{
		slug: ":slug", id: ":id",
		static: func(name string) handler {
			line := name + "\n"
			return func(w http.ResponseWriter, r bunrouter.Request) error {
				answer.Text(w, line)
				return nil
			}
		},
		withSlug: func(name string) handler {
			return func(w http.ResponseWriter, r bunrouter.Request) error {
				answer.Text(w, name+" "+r.Param("slug")+"\n")
				return nil
			}
		},
		withPart: func(name string) handler {
			return func(w http.ResponseWriter, r bunrouter.Request) error {
				plain.Part(w, r.Request, name, r.Param("slug"), r.Param("id"))
				return nil
			}
		},
		seen: func(see http.HandlerFunc) handler {
			return func(w http.ResponseWriter, r bunrouter.Request) error {
				see(w, r.Request)
				return nil
			}
		},
		router: func(all []route[handler]) http.Handler {
			router := bunrouter.New()
			for _, r := range all {
				router.Handle(r.method, r.pattern, r.handler)
			}
			return router
		},
	}.contestant(Contestant{
		Name: "bunrouter", Title: "uptrace/bunrouter", Module: "github.com/uptrace/bunrouter",
		Program: `r := lib.New().Compat()
		r.GET("/:slug", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.ParamsFromContext(r.Context()).ByName("slug")) })`,
	})
}
