// Package regexswitch routes with a switch whose cases call a regexp match, which scans what the regexp captured
// into variables.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package regexswitch

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes. It panics if a regexp's groups and its targets do not fit.
func New() http.Handler {
	serve(nil, &http.Request{URL: new(url.URL)}) // no route has the empty path: every case is checked
	return http.HandlerFunc(serve)
}

// The regexps are compiled once, when the program starts, and stop it there if they do not compile.
var (
	slugOnly  = compile("[^/]+")
	slugAndID = compile("([^/]+)/parts/([0-9]+)")
)

// serve calls the handler of the first case that has the path and the method, and notes the methods of the cases that have
// the path, for the Allow header. A static path stands before a regexp that would match it too; it needs none itself.
func serve(w http.ResponseWriter, r *http.Request) {
	var slug, part string
	var id int
	others := make([]string, 0, 4)
	is := func(method string) bool { // to be asked last: it notes the method for a path that fits
		others = append(others, method)
		return method == r.Method
	}
	switch path := r.URL.Path; {
	case path == "/" && is("GET"):
		home(w, r)
	case path == "/contact" && is("GET"):
		contact(w, r)
	case path == "/api/widgets" && is("GET"):
		apiGetWidgets(w, r)
	case path == "/api/widgets" && is("POST"):
		apiCreateWidget(w, r)
	case match(path, "/api/widgets/", slugAndID, "/update", &slug, &part) && number(part, &id) && is("POST"):
		apiUpdateWidgetPart(w, r, slug, id)
	case match(path, "/api/widgets/", slugAndID, "/delete", &slug, &part) && number(part, &id) && is("POST"):
		apiDeleteWidgetPart(w, r, slug, id)
	case match(path, "/api/widgets/", slugOnly, "/parts", &slug) && is("POST"):
		apiCreateWidgetPart(w, r, slug)
	case match(path, "/api/widgets/", slugOnly, "", &slug) && is("POST"):
		apiUpdateWidget(w, r, slug)
	case match(path, "/", slugOnly, "/admin", &slug) && is("GET"):
		widgetAdmin(w, r, slug)
	case match(path, "/", slugOnly, "/image", &slug) && is("POST"):
		widgetImage(w, r, slug)
	case match(path, "/", slugOnly, "", &slug) && is("GET"):
		widget(w, r, slug)
	case w == nil: // New asks so, to have every case checked
	default:
		refuse(w, others)
	}
}

// compile returns the regexp that matches what expr matches from the first byte to the last.
func compile(expr string) *regexp.Regexp { return regexp.MustCompile("^(?:" + expr + ")$") }

// match reports whether path is prefix, then text that expr matches, then suffix, and stores what each group of expr
// captured in its target, "" if it took no part; or all of the text if expr has no group, which saves an allocation. After
// false, targets may have been written. The literal ends are compared first: running a regexp takes most of a request's
// time, and a case with a suffix stands before one without, so that hardly a regexp is run in vain.
func match(path, prefix string, expr *regexp.Regexp, suffix string, targets ...*string) bool {
	if want := max(1, expr.NumSubexp()); len(targets) != want {
		panic(fmt.Sprintf("regexswitch: pattern %q %q %q has %d targets, want %d", prefix, expr, suffix, len(targets), want))
	}
	if len(path) < len(prefix)+len(suffix) || !strings.HasPrefix(path, prefix) || !strings.HasSuffix(path, suffix) {
		return false
	}
	path = path[len(prefix) : len(path)-len(suffix)]
	if expr.NumSubexp() == 0 {
		*targets[0] = path
		return expr.MatchString(path)
	}
	groups := expr.FindStringSubmatchIndex(path)
	for i := 2; i < len(groups); i += 2 {
		*targets[i/2-1] = path[max(groups[i], 0):max(groups[i+1], 0)]
	}
	return groups != nil
}

// number stores the value of a segment of ASCII digits, 1 … math.MaxInt, in n, and reports whether it is one.
func number(segment string, n *int) bool {
	u, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	*n = int(u)
	return err == nil && u > 0
}
