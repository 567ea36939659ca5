// Package answer writes the answers that docs/contract.md requires, for this module's own routers. The eight routers, which are
// meant to be copied, repeat this code instead of importing it.
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

// Refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow, sorted and without repeats. It sorts allow
// in place.
func Refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}
