package contestant

import (
	"net/http"

	"gorouting/compare/internal/found"
	"gorouting/internal/plain"
)

func newServeMux() Contestant {
	return Contestant{
		Name: "servemux", Group: found.GroupPlain, Title: "net/http.ServeMux",
		New: plain.ServeMux,
		Program: `r := http.NewServeMux()
		r.HandleFunc("GET /{slug}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.PathValue("slug")) })`,
		Probe: func(see http.HandlerFunc) http.Handler {
			m := http.NewServeMux()
			m.HandleFunc("GET /{slug}/admin", see)
			return m
		},
	}
}
