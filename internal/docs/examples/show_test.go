package examples

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
)

// show sends a request and prints the answer: the status, Location if there is one, and the first line of the body. Each header is
// "Name: value".
func show(h http.Handler, method, target string, headers ...string) {
	r := httptest.NewRequest(method, target, nil)
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	body, _, _ := strings.Cut(w.Body.String(), "\n")
	if location := w.Header().Get("Location"); location != "" {
		body = "to " + location
	}
	fmt.Println(method, target+":", strings.TrimSpace(fmt.Sprint(w.Code, " ", body)))
}

// say returns a handler that answers with a text.
func say(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, text) }
}
