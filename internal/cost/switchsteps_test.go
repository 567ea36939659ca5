package cost

import (
	"net/http"
	"regexp"
	"strings"
)

// switchEnds compares the text at both ends first, and needs no regexp for a path without a parameter.
func switchEnds(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case path == "/" && method == "GET":
		home(w, r)
	case path == "/contact" && method == "GET":
		contact(w, r)
	case path == "/api/widgets" && method == "GET":
		apiGetWidgets(w, r)
	case path == "/api/widgets" && method == "POST":
		apiCreateWidget(w, r)
	case matchEnds(path, "/api/widgets/", widgetExpr, "", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchEnds(path, "/api/widgets/", partsExpr, "/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchEnds(path, "/api/widgets/", updateExpr, "/update", &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchEnds(path, "/api/widgets/", deleteExpr, "/delete", &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchEnds(path, "/", pageExpr, "", &slug) && method == "GET":
		widget(w, r, slug)
	case matchEnds(path, "/", adminExpr, "/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchEnds(path, "/", imageExpr, "/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

// switchOrder has the patterns with a suffix before those without, so that hardly a regexp is run in vain.
func switchOrder(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case path == "/" && method == "GET":
		home(w, r)
	case path == "/contact" && method == "GET":
		contact(w, r)
	case path == "/api/widgets" && method == "GET":
		apiGetWidgets(w, r)
	case path == "/api/widgets" && method == "POST":
		apiCreateWidget(w, r)
	case matchEnds(path, "/api/widgets/", updateExpr, "/update", &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchEnds(path, "/api/widgets/", deleteExpr, "/delete", &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchEnds(path, "/api/widgets/", partsExpr, "/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchEnds(path, "/api/widgets/", widgetExpr, "", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchEnds(path, "/", adminExpr, "/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchEnds(path, "/", imageExpr, "/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	case matchEnds(path, "/", pageExpr, "", &slug) && method == "GET":
		widget(w, r, slug)
	default:
		notFound(w, r)
	}
}

// middleSwitch has the regexp look only at what the comparison of the ends has not seen: two regexps do for all cases.
// With a group around the whole, first is 2: such a regexp does not begin with its ^, and Go does not use its one-pass
// matcher for it but its backtracker.
type middleSwitch struct {
	slug, slugAndID *regexp.Regexp
	first           int // the group of the slug
}

func (s middleSwitch) match(path, prefix string, expr *regexp.Regexp, suffix string, targets ...any) bool {
	if len(path) < len(prefix)+len(suffix) || !strings.HasPrefix(path, prefix) || !strings.HasSuffix(path, suffix) {
		return false
	}
	groups := expr.FindStringSubmatch(path[len(prefix) : len(path)-len(suffix)])
	if groups == nil {
		return false
	}
	for i, target := range targets {
		if !scan(groups[s.first+i], target) {
			return false
		}
	}
	return true
}

// ServeHTTP is switchOrder with match.
func (s middleSwitch) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case path == "/" && method == "GET":
		home(w, r)
	case path == "/contact" && method == "GET":
		contact(w, r)
	case path == "/api/widgets" && method == "GET":
		apiGetWidgets(w, r)
	case path == "/api/widgets" && method == "POST":
		apiCreateWidget(w, r)
	case s.match(path, "/api/widgets/", s.slugAndID, "/update", &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case s.match(path, "/api/widgets/", s.slugAndID, "/delete", &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case s.match(path, "/api/widgets/", s.slug, "/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case s.match(path, "/api/widgets/", s.slug, "", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case s.match(path, "/", s.slug, "/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case s.match(path, "/", s.slug, "/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	case s.match(path, "/", s.slug, "", &slug) && method == "GET":
		widget(w, r, slug)
	default:
		notFound(w, r)
	}
}
