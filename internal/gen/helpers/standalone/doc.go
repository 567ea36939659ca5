// Package standalone has the parts that all generated tests share if they import only the standard library. Package gen copies them from
// here, except this file and standalone_test.go. The copied tests also run here, with the router of this file.
package standalone

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// cases, tested, oracle and newTested stand for the generated ones.
var cases = []struct{ method, path, want string }{
	{"GET", "/posts/7", `showPost "7"`},
	{"PUT", "/posts/007", `savePost "7"`},
	{"POST", "/posts/7", "405 GET, PUT"},
	{"GET", "/posts/0", "404"},
	{"GET", "/posts/x", "404"},
	{"GET", "/files/a b/c", `showFile "a b/c"`},
	{"GET", "/files/", `showFile ""`},
	{"GET", "/files", "404"},
	{"PUT", "/files/a", "405 GET"},
}

var tested = []struct{ method, pattern, name string }{
	{"GET", "/posts/{id:int}", "showPost"},
	{"PUT", "/posts/{id:int}", "savePost"},
	{"GET", "/files/{name...}", "showFile"},
}

func oracle(method, path string) string {
	var allow []string
	for _, route := range tested {
		values, ok := fit(route.pattern, path)
		if ok && route.method == method {
			return route.name + values
		}
		if ok {
			allow = append(allow, route.method)
		}
	}
	if allow == nil {
		return "404"
	}
	return "405 " + strings.Join(allow, ", ")
}

func newTested() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, isFile := strings.CutPrefix(r.URL.Path, "/files/")
		digits, isPost := strings.CutPrefix(r.URL.Path, "/posts/")
		id, err := strconv.ParseUint(digits, 10, strconv.IntSize-1)
		var allow []string
		switch {
		case isFile:
			allow = []string{"GET"}
		case isPost && err == nil && id > 0:
			allow = []string{"GET", "PUT"}
		default:
			http.Error(w, "404 page not found", http.StatusNotFound)
			return
		}
		switch {
		case !slices.Contains(allow, r.Method):
			w.Header().Set("Allow", strings.Join(allow, ", "))
			http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		case isFile:
			tell(w, "showFile", name)
		case r.Method == "GET":
			tell(w, "showPost", id)
		default:
			tell(w, "savePost", id)
		}
	})
}
