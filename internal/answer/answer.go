// Package answer writes the contract's answers, for the routers of this module that are not there to be copied. It writes
// them as the handlers and refuse of the eight routers do.
package answer

import (
	"io"
	"net/http"
	"slices"
	"strings"
)

// Text answers 200 with plain text.
func Text(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	io.WriteString(w, text)
}

// Refuse answers 405 with the methods in allow, sorted and each once, or 404 if there are none. It sorts allow in place.
func Refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}
