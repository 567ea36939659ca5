package routertest

import (
	"io"
	"net/http"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Echo answers as the kit expects of the handler of a route: with the route's name in the table and the values of its
// parameters in the pattern's order, an int for a {name:int} and a string for the others. Give a router handlers that call it,
// in place of those that your program has, and the kit tests the router's own code:
//
//	func (echo) UpdatePart(w http.ResponseWriter, r *http.Request, slug string, id int) {
//		routertest.Echo(w, "updatePart", slug, id)
//	}
//
// The answer is 200, plain text, in one Write: the name, then each value, an int after a space and a string after a slash, but
// the first value after a space; and a newline. Echo panics if a value is neither an int nor a string.
func Echo(w http.ResponseWriter, name string, values ...any) {
	text := routes.Echo(name, values...)
	w.Header().Set("Content-Type", ask.PlainText)
	io.WriteString(w, text)
}
