package cost

import (
	"net/http"
	"strconv"
	"strings"
)

// bySlug builds a handler that knows its slug.
func bySlug(handle func(http.ResponseWriter, *http.Request, string), slug string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { handle(w, r, slug) }
}

// byPart builds a handler that knows its slug and its id.
func byPart(handle func(http.ResponseWriter, *http.Request, string, int), slug string, id int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { handle(w, r, slug, id) }
}

// scan stores a segment in a target, and reports whether the target accepts it.
func scan(segment string, target any) bool {
	switch target := target.(type) {
	case *string:
		*target = segment
		return segment != ""
	case *int:
		return number(segment, target)
	default:
		panic("scan: want a *string or an *int")
	}
}

// number stores the value of a segment in n, and reports whether it is a number.
func number(segment string, n *int) bool {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1)
	*n = int(u)
	return err == nil && u > 0
}

// cut splits a path before its first slash.
func cut(path string) (segment, rest string) {
	if i := strings.IndexByte(path, '/'); i >= 0 {
		return path[:i], path[i:]
	}
	return path, ""
}
