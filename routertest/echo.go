package routertest

import (
	"io"
	"net/http"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Echo writes the answer that the kit expects from the handler of a route. name is the route's name in the table. values are
// the route's parameters in the order of the pattern: an int for a {name:int}, and a string for any other. To test a router,
// give it handlers that call Echo instead of your program's own:
//
//	func (echo) UpdatePart(w http.ResponseWriter, r *http.Request, slug string, id int) {
//		routertest.Echo(w, "updatePart", slug, id)
//	}
//
// The answer is a 200 in plain text, such as "updatePart foo 7\n" or "file foo/bar\n". A slash precedes each string except the
// first value. A space precedes the first value and each int. Echo panics if a value is neither an int nor a string.
//
// With a Witness instead, the kit checks more.
func Echo(w http.ResponseWriter, name string, values ...any) {
	text := routes.Echo(name, values...)
	noteEcho(text, name, values)
	w.Header().Set("Content-Type", ask.PlainText)
	io.WriteString(w, text)
}
