package contestant

import (
	"net/http"

	"github.com/bmizerany/pat"

	"gorouting/compare/internal/found"
	"gorouting/internal/plain"
)

const patModule = "github.com/bmizerany/pat"

func newPat() Contestant {
	return Contestant{
		Name: "pat", Group: found.GroupPlain, Title: "bmizerany/pat", Module: patModule,
		New: plain.Pat,
		Program: `r := lib.New()
		r.Get("/:slug", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Query().Get(":slug")) }))`,
		Probe: func(see http.HandlerFunc) http.Handler {
			m := pat.New()
			m.Get("/:slug/admin", see)
			return m
		},
	}
}
