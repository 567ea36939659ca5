package cost

import (
	"net/http"
	"regexp"
	"strings"
	"sync"

	"gorouting/internal/answer"
	"gorouting/regexswitch"
)

// switchForms: plain is how the technique is usually written. fast has optimizations that are valid only for simple patterns.
// Package regexswitch leaves them out, so that it can use every regular expression.
var switchForms = []form{
	{"plain", http.HandlerFunc(switchPlain)},
	{"repo", regexswitch.New()},
	{"fast", http.HandlerFunc(switchFast)},
}

// compiled caches the regular expressions of switchPlain, by pattern.
var compiled = struct {
	sync.Mutex
	exprs map[string]*regexp.Regexp
}{exprs: map[string]*regexp.Regexp{}}

// lookup returns the regular expression for a pattern. It compiles the pattern on first use.
func lookup(pattern string) *regexp.Regexp {
	compiled.Lock()
	defer compiled.Unlock()
	expr := compiled.exprs[pattern]
	if expr == nil {
		expr = regexp.MustCompile("^" + pattern + "$")
		compiled.exprs[pattern] = expr
	}
	return expr
}

// matchPattern reports whether the pattern matches the whole path, and stores the captured texts in targets.
func matchPattern(path, pattern string, targets ...any) bool {
	groups := lookup(pattern).FindStringSubmatch(path)
	if groups == nil {
		return false
	}
	for i, target := range targets {
		if !scan(groups[1+i], target) {
			return false
		}
	}
	return true
}

// switchPlain passes each pattern as text.
func switchPlain(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchPattern(path, `/`) && method == "GET":
		answer.Home(w, r)
	case matchPattern(path, `/contact`) && method == "GET":
		answer.Contact(w, r)
	case matchPattern(path, `/api/widgets`) && method == "GET":
		answer.APIGetWidgets(w, r)
	case matchPattern(path, `/api/widgets`) && method == "POST":
		answer.APICreateWidget(w, r)
	case matchPattern(path, `/api/widgets/([^/]+)`, &slug) && method == "POST":
		answer.APIUpdateWidget(w, r, slug)
	case matchPattern(path, `/api/widgets/([^/]+)/parts`, &slug) && method == "POST":
		answer.APICreateWidgetPart(w, r, slug)
	case matchPattern(path, `/api/widgets/([^/]+)/parts/([0-9]+)/update`, &slug, &id) && method == "POST":
		answer.APIUpdateWidgetPart(w, r, slug, id)
	case matchPattern(path, `/api/widgets/([^/]+)/parts/([0-9]+)/delete`, &slug, &id) && method == "POST":
		answer.APIDeleteWidgetPart(w, r, slug, id)
	case matchPattern(path, `/([^/]+)`, &slug) && method == "GET":
		answer.Widget(w, r, slug)
	case matchPattern(path, `/([^/]+)/admin`, &slug) && method == "GET":
		answer.WidgetAdmin(w, r, slug)
	case matchPattern(path, `/([^/]+)/image`, &slug) && method == "POST":
		answer.WidgetImage(w, r, slug)
	default:
		http.NotFound(w, r)
	}
}

var (
	slugOnly  = regexp.MustCompile("^[^/]+$")
	slugAndID = regexp.MustCompile("^([^/]+)/parts/([0-9]+)$")
)

// matchMiddle compares prefix and suffix itself, and runs expr only on the part between them. So two regular expressions are
// enough for all cases. If expr has no group, the whole part is the value.
func matchMiddle(path, prefix string, expr *regexp.Regexp, suffix string, targets ...*string) bool {
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
		*targets[i/2-1] = path[groups[i]:groups[i+1]]
	}
	return groups != nil
}

// switchFast tries patterns with a fixed end first, so it seldom runs a regular expression that does not match.
func switchFast(w http.ResponseWriter, r *http.Request) {
	var slug, part string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case path == "/" && method == "GET":
		answer.Home(w, r)
	case path == "/contact" && method == "GET":
		answer.Contact(w, r)
	case path == "/api/widgets" && method == "GET":
		answer.APIGetWidgets(w, r)
	case path == "/api/widgets" && method == "POST":
		answer.APICreateWidget(w, r)
	case matchMiddle(path, "/api/widgets/", slugAndID, "/update", &slug, &part) && number(part, &id) && method == "POST":
		answer.APIUpdateWidgetPart(w, r, slug, id)
	case matchMiddle(path, "/api/widgets/", slugAndID, "/delete", &slug, &part) && number(part, &id) && method == "POST":
		answer.APIDeleteWidgetPart(w, r, slug, id)
	case matchMiddle(path, "/api/widgets/", slugOnly, "/parts", &slug) && method == "POST":
		answer.APICreateWidgetPart(w, r, slug)
	case matchMiddle(path, "/api/widgets/", slugOnly, "", &slug) && method == "POST":
		answer.APIUpdateWidget(w, r, slug)
	case matchMiddle(path, "/", slugOnly, "/admin", &slug) && method == "GET":
		answer.WidgetAdmin(w, r, slug)
	case matchMiddle(path, "/", slugOnly, "/image", &slug) && method == "POST":
		answer.WidgetImage(w, r, slug)
	case matchMiddle(path, "/", slugOnly, "", &slug) && method == "GET":
		answer.Widget(w, r, slug)
	default:
		http.NotFound(w, r)
	}
}
