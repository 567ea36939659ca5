package contestant

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"gorouting/compare/internal/found"
	"gorouting/internal/plain"
)

const chiModule = "github.com/go-chi/chi/v5"

func newChi() Contestant {
	return Contestant{
		Name: "chi", Group: found.GroupPlain, Title: "go-chi/chi", Module: chiModule,
		New: plain.Chi,
		Program: `r := lib.NewRouter()
		r.Get("/{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.URLParam(r, "slug")) })`,
		Probe: func(see http.HandlerFunc) http.Handler {
			r := chi.NewRouter()
			r.Get("/{slug}/admin", see)
			return r
		},
	}
}
