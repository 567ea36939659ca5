package cost

import (
	"net/http"
	"regexp"
	"strings"
	"sync"

	"gorouting/regexswitch"
)

// switchForms each add an idea to the one before, up to middle. What the module's has besides is FindStringSubmatchIndex in
// place of FindStringSubmatch, targets of one type, and the methods for the Allow header. The one above it goes on from
// middle too, and was not kept.
var switchForms = []form{
	{"plain", http.HandlerFunc(switchPlain)},
	{"vars", http.HandlerFunc(switchVars)},
	{"ends", http.HandlerFunc(switchEnds)},
	{"order", http.HandlerFunc(switchOrder)},
	{"middle", middleSwitch{regexp.MustCompile("^(?:([^/]+))$"), regexp.MustCompile("^(?:([^/]+)/parts/([0-9]+))$"), 1}},
	{"backtracker", middleSwitch{regexp.MustCompile("(^([^/]+)$)"), regexp.MustCompile("(^([^/]+)/parts/([0-9]+)$)"), 2}},
	{"repo", regexswitch.New()},
}

// compiled has the regexps that switchPlain has used, by their patterns.
var compiled = struct {
	sync.Mutex
	exprs map[string]*regexp.Regexp
}{exprs: map[string]*regexp.Regexp{}}

// lookup returns the regexp for a pattern, and compiles it when it is first asked for.
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

// matchPattern reports whether the whole path matches, and scans what the groups captured into targets.
func matchPattern(path, pattern string, targets ...any) bool {
	return matchExpr(path, lookup(pattern), targets...)
}

// matchExpr takes the regexp itself.
func matchExpr(path string, expr *regexp.Regexp, targets ...any) bool {
	groups := expr.FindStringSubmatch(path)
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

// matchEnds runs the regexp only if the path begins with prefix and ends with suffix, as every match of it does.
func matchEnds(path, prefix string, expr *regexp.Regexp, suffix string, targets ...any) bool {
	return strings.HasPrefix(path, prefix) && strings.HasSuffix(path, suffix) && matchExpr(path, expr, targets...)
}

// switchPlain has the patterns as text.
func switchPlain(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchPattern(path, `/`) && method == "GET":
		home(w, r)
	case matchPattern(path, `/contact`) && method == "GET":
		contact(w, r)
	case matchPattern(path, `/api/widgets`) && method == "GET":
		apiGetWidgets(w, r)
	case matchPattern(path, `/api/widgets`) && method == "POST":
		apiCreateWidget(w, r)
	case matchPattern(path, `/api/widgets/([^/]+)`, &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchPattern(path, `/api/widgets/([^/]+)/parts`, &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchPattern(path, `/api/widgets/([^/]+)/parts/([0-9]+)/update`, &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchPattern(path, `/api/widgets/([^/]+)/parts/([0-9]+)/delete`, &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchPattern(path, `/([^/]+)`, &slug) && method == "GET":
		widget(w, r, slug)
	case matchPattern(path, `/([^/]+)/admin`, &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchPattern(path, `/([^/]+)/image`, &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

var (
	homeExpr    = regexp.MustCompile("^/$")
	contactExpr = regexp.MustCompile("^/contact$")
	widgetsExpr = regexp.MustCompile("^/api/widgets$")
	widgetExpr  = regexp.MustCompile("^/api/widgets/([^/]+)$")
	partsExpr   = regexp.MustCompile("^/api/widgets/([^/]+)/parts$")
	updateExpr  = regexp.MustCompile("^/api/widgets/([^/]+)/parts/([0-9]+)/update$")
	deleteExpr  = regexp.MustCompile("^/api/widgets/([^/]+)/parts/([0-9]+)/delete$")
	pageExpr    = regexp.MustCompile("^/([^/]+)$")
	adminExpr   = regexp.MustCompile("^/([^/]+)/admin$")
	imageExpr   = regexp.MustCompile("^/([^/]+)/image$")
)

// switchVars has the regexps in variables.
func switchVars(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchExpr(path, homeExpr) && method == "GET":
		home(w, r)
	case matchExpr(path, contactExpr) && method == "GET":
		contact(w, r)
	case matchExpr(path, widgetsExpr) && method == "GET":
		apiGetWidgets(w, r)
	case matchExpr(path, widgetsExpr) && method == "POST":
		apiCreateWidget(w, r)
	case matchExpr(path, widgetExpr, &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchExpr(path, partsExpr, &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchExpr(path, updateExpr, &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchExpr(path, deleteExpr, &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchExpr(path, pageExpr, &slug) && method == "GET":
		widget(w, r, slug)
	case matchExpr(path, adminExpr, &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchExpr(path, imageExpr, &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}
