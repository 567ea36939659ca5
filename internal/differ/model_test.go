package differ

import (
	"net/http"
	stdpath "path"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// shop is a table with a route of each kind.
const shop = `
	GET    /users                      listUsers
	POST   /users                      createUser
	GET    /users/new                  newUser
	GET    /users/{name}               showUser
	DELETE /users/{name}               deleteUser
	GET    /orders/{id:int}            showOrder
	GET    /{version:v1|v2}/status     status
	GET    /reports/{report}.json      showReport
	POST   /jobs/{job}:cancel          cancelJob
	GET    /files/{path...}            showFile
	*      /hooks/{hook}               hook
`

// parse reads a table.
func parse(t testing.TB, text string) *routes.Table {
	t.Helper()
	table, err := routes.Parse("table", text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// edit changes the answer to a request.
type edit func(r *http.Request, a *ask.Answer)

// model returns a router that answers as the table says, except for an edit.
func model(t *routes.Table, edit edit) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := contract.Wanted(t, r.Method, r.URL.Path)
		if edit != nil {
			edit(r, &a)
		}
		for _, line := range a.AllowLines() {
			w.Header().Add("Allow", line)
		}
		if a.Location != "" {
			w.Header().Set("Location", a.Location)
		}
		w.WriteHeader(a.Status)
		w.Write([]byte(a.Body))
	})
}

// notFound is the answer of a router that does not find a route.
var notFound = ask.Answer{Status: http.StatusNotFound, Body: "404 page not found\n"}

// lose makes a router answer 404 to a request if is returns true.
func lose(is func(r *http.Request) bool) edit {
	return func(r *http.Request, a *ask.Answer) {
		if is(r) {
			*a = notFound
		}
	}
}

// redirectIf makes a router redirect requests to the path that a function returns, if it differs from the path of the request.
func redirectIf(status int, to func(path string) string) edit {
	return func(r *http.Request, a *ask.Answer) {
		if other := to(r.URL.EscapedPath()); other != r.URL.EscapedPath() {
			*a = ask.Answer{Status: status, Location: other}
		}
	}
}

// clean is path.Clean, but it keeps a slash at the end.
func clean(p string) string {
	cleaned := stdpath.Clean(p)
	if strings.HasSuffix(p, "/") && cleaned != "/" {
		cleaned += "/"
	}
	return cleaned
}

// compare compares two models of a table.
func compare(t testing.TB, table *routes.Table, before, after edit, extra ...Request) Result {
	t.Helper()
	result, err := Compare(table, Ready(model(table, before)), Ready(model(table, after)), nil, extra...)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// names returns the names of all changes, each with its example.
func names(r Result) []string {
	var all []string
	for _, c := range r.Changes {
		all = append(all, c.Name()+", "+c.Request.String())
	}
	return all
}
