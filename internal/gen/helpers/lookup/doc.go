// Package lookup has the function Lookup of generated routers. Package gen copies it from here, except this file.
package lookup

import "net/http"

// Params stands for the generated type.
type Params struct{ Slug string }

// lookup stands for the generated router: it serves GET /posts/{slug}.
var lookup = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		return
	}
	found(w, "GET", "/posts/{slug}", "showPost").Slug = r.URL.Path[len("/posts/"):]
})
