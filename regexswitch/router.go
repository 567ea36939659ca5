// Package regexswitch routes with a switch. Each case calls match, which runs a regular expression on the path and stores what
// its groups captured in variables. For example, match(path, widgetAdminPattern, &slug) matches "/foo/admin", and slug is then
// "foo".
//
// To add a route, add its pattern to the variables and a case to serve.
package regexswitch

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the routes in serve. New calls serve once with an empty path. No case matches it, so match runs in
// every case and checks its targets, one *string or *int for each group. New panics if they are wrong. If a case has further
// conditions, write them after match, as in match(…) && slug != "x". Otherwise the check may not run.
func New() http.Handler {
	r, _ := http.NewRequest("CHECK", "", http.NoBody)
	serve(discard{}, r)
	return http.HandlerFunc(serve)
}

// A pattern is a regular expression for the whole path; ^ and $ are added to it.
var (
	apiUpdateWidgetPartPattern = compile(`/api/widgets/([^/]+)/parts/([0-9]+)/update`)
	apiDeleteWidgetPartPattern = compile(`/api/widgets/([^/]+)/parts/([0-9]+)/delete`)
	apiCreateWidgetPartPattern = compile(`/api/widgets/([^/]+)/parts`)
	apiUpdateWidgetPattern     = compile(`/api/widgets/([^/]+)`)
	widgetAdminPattern         = compile(`/([^/]+)/admin`)
	widgetImagePattern         = compile(`/([^/]+)/image`)
	widgetPattern              = compile(`/([^/]+)`)
)

// serve calls the handler of the first case that matches the request. Order counts: widgetPattern matches "/contact" too, so
// the case for "/contact" is above the case for widgetPattern.
func serve(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	path := r.URL.Path
	allow := make([]string, 0, 4) // up to four methods fit without an allocation

	// on reports whether a route matches the request. It also collects the methods of all routes that match the path,
	// because a 405 lists them in Allow.
	on := func(method string, hasPath bool) bool {
		if hasPath {
			allow = append(allow, method)
		}
		return hasPath && method == r.Method
	}

	switch {
	case on("GET", path == "/"):
		home(w, r)
	case on("GET", path == "/contact"):
		contact(w, r)
	case on("GET", path == "/api/widgets"):
		apiGetWidgets(w, r)
	case on("POST", path == "/api/widgets"):
		apiCreateWidget(w, r)
	case on("POST", match(path, apiUpdateWidgetPartPattern, &slug, &id)):
		apiUpdateWidgetPart(w, r, slug, id)
	case on("POST", match(path, apiDeleteWidgetPartPattern, &slug, &id)):
		apiDeleteWidgetPart(w, r, slug, id)
	case on("POST", match(path, apiCreateWidgetPartPattern, &slug)):
		apiCreateWidgetPart(w, r, slug)
	case on("POST", match(path, apiUpdateWidgetPattern, &slug)):
		apiUpdateWidget(w, r, slug)
	case on("GET", match(path, widgetAdminPattern, &slug)):
		widgetAdmin(w, r, slug)
	case on("POST", match(path, widgetImagePattern, &slug)):
		widgetImage(w, r, slug)
	case on("GET", match(path, widgetPattern, &slug)):
		widget(w, r, slug)
	default:
		refuse(w, allow)
	}
}

// compile returns the pattern for expr. It panics if expr is not a valid regular expression.
func compile(expr string) *regexp.Regexp {
	regexp.MustCompile(expr) // compile expr alone first, because "a)(b" is invalid but "^(?:a)(b)$" compiles
	return regexp.MustCompile("^(?:" + expr + ")$")
}

// match reports whether pattern matches the path. It stores the text of each group in the next target. A *string takes any
// text; the text is empty if the group did not take part in the match. An *int takes the texts for which the function number
// returns true. When match returns false, it may have changed some targets.
func match(path string, pattern *regexp.Regexp, targets ...any) bool {
	if path == "" {
		check(pattern, targets)
	}
	groups := pattern.FindStringSubmatch(path)
	if groups == nil {
		return false
	}
	for i, target := range targets {
		switch target := target.(type) {
		case *string:
			*target = groups[1+i]
		case *int:
			if !number(groups[1+i], target) {
				return false
			}
		}
	}
	return true
}

// check panics if the targets are not one *string or *int for each group. It runs only for the empty path, which no route
// matches, so that ordinary requests do not pay for it.
func check(pattern *regexp.Regexp, targets []any) {
	if groups := pattern.NumSubexp(); groups != len(targets) {
		panic(fmt.Sprintf("regexswitch: pattern %q has %d targets; pass one for each group, %d in all", pattern, len(targets), groups))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("regexswitch: pattern %q: target %d must be a *string or an *int", pattern, i+1))
		}
	}
}

// number stores the value of segment in n, and reports whether it is ASCII digits with a value of 1 … math.MaxInt: "7" and
// "007", but not "0", "-1", "1.5" or "x".
func number(segment string, n *int) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	*n = int(value)
	return err == nil && value > 0
}

// discard is a ResponseWriter that throws the answer away.
type discard http.Header

func (d discard) Header() http.Header         { return http.Header(d) }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow, sorted and without repeats.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}
