package desk

import (
	_ "embed"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"strings"
)

//go:embed pages.html
var pagesHTML string

var pages = template.Must(template.New("").Parse(pagesHTML))

// NotFound answers a path without a route.
func (a *App) NotFound(w http.ResponseWriter, r *http.Request) {
	refuse(w, r, http.StatusNotFound, "nothing is at this address")
}

// MethodNotAllowed answers a path that has only routes for other methods. The router has set the header Allow.
func (a *App) MethodNotAllowed(w http.ResponseWriter, r *http.Request, allow []string) {
	refuse(w, r, http.StatusMethodNotAllowed, r.Method+" is not possible here; use "+strings.Join(allow, ", "))
}

// refuse answers with JSON below /api, with a page for browsers, and with plain text for everybody else.
func refuse(w http.ResponseWriter, r *http.Request, status int, text string) {
	switch {
	case strings.HasPrefix(r.URL.Path, "/api/"):
		writeJSON(w, status, map[string]string{"error": text})
	case strings.Contains(r.Header.Get("Accept"), "text/html"):
		writePage(w, status, "refused", map[string]any{"Status": status, "Text": text})
	default:
		http.Error(w, text, status)
	}
}

// writePage writes a page of pages.html.
func writePage(w http.ResponseWriter, status int, name string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = pages.ExecuteTemplate(w, name, data) // the only error is a client that is gone
}

// writeJSON writes an answer of the API.
func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the only error is a client that is gone
}

// readJSON decodes the request's body into v. If that fails, readJSON answers the request and returns false.
func readJSON(w http.ResponseWriter, r *http.Request, v any) bool {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err != nil {
		refuseBody(w, r, err)
	}
	return err == nil
}

// refuseBody answers a request with a body that is too long or invalid.
func refuseBody(w http.ResponseWriter, r *http.Request, err error) {
	status := http.StatusBadRequest
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		status = http.StatusRequestEntityTooLarge
	}
	refuse(w, r, status, err.Error())
}
