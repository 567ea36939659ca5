package contestant

import (
	"net/http"

	"github.com/gorilla/mux"

	"gorouting/compare/internal/found"
	"gorouting/internal/plain"
)

const gorillaModule = "github.com/gorilla/mux"

func newGorilla() Contestant {
	return Contestant{
		Name: "gorilla", Group: found.GroupPlain, Title: "gorilla/mux", Module: gorillaModule,
		New: plain.Gorilla,
		Program: `r := lib.NewRouter()
		r.HandleFunc("/{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, lib.Vars(r)["slug"]) }).Methods("GET")`,
		Probe: func(see http.HandlerFunc) http.Handler {
			r := mux.NewRouter()
			r.HandleFunc("/{slug}/admin", see).Methods("GET")
			return r
		},
	}
}
