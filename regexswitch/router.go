// Package regexswitch routes with a switch whose cases call a regexp match, which scans what the regexp captured
// into a *string or an *int.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package regexswitch

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// New returns a handler for the eleven widget routes. It panics if a pattern and its targets do not fit.
func New() http.Handler {
	route(nil, &http.Request{URL: new(url.URL)}, new(methods)) // no route has the empty path: every case is checked
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m := methods{requested: r.Method}
		switch {
		case route(w, r, &m):
		case m.others == "":
			http.NotFound(w, r)
		default:
			allow := strings.Fields(m.others)
			slices.Sort(allow)
			w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
			http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		}
	})
}

// The patterns of the routes. Each is compiled once, when the program starts, and stops it there if it does not compile.
var (
	rootPath    = compile("/")
	contactPath = compile("/contact")
	widgetsPath = compile("/api/widgets")
	apiSlug     = compile("/api/widgets/([^/]+)")
	apiParts    = compile("/api/widgets/([^/]+)/parts")
	apiUpdate   = compile("/api/widgets/([^/]+)/parts/([0-9]+)/update")
	apiDelete   = compile("/api/widgets/([^/]+)/parts/([0-9]+)/delete")
	slugPath    = compile("/([^/]+)")
	adminPath   = compile("/([^/]+)/admin")
	imagePath   = compile("/([^/]+)/image")
)

// route calls the handler of the first case that has the path and the method, or reports false.
// A static path stands before one with a parameter that would match it too.
func route(w http.ResponseWriter, r *http.Request, m *methods) bool {
	var slug string
	var id int
	path := r.URL.Path
	switch {
	case match(path, rootPath) && m.is("GET"):
		home(w, r)
	case match(path, contactPath) && m.is("GET"):
		contact(w, r)
	case match(path, widgetsPath) && m.is("GET"):
		apiGetWidgets(w, r)
	case match(path, widgetsPath) && m.is("POST"):
		apiCreateWidget(w, r)
	case match(path, apiSlug, &slug) && m.is("POST"):
		apiUpdateWidget(w, r, slug)
	case match(path, apiParts, &slug) && m.is("POST"):
		apiCreateWidgetPart(w, r, slug)
	case match(path, apiUpdate, &slug, &id) && m.is("POST"):
		apiUpdateWidgetPart(w, r, slug, id)
	case match(path, apiDelete, &slug, &id) && m.is("POST"):
		apiDeleteWidgetPart(w, r, slug, id)
	case match(path, slugPath, &slug) && m.is("GET"):
		widget(w, r, slug)
	case match(path, adminPath, &slug) && m.is("GET"):
		widgetAdmin(w, r, slug)
	case match(path, imagePath, &slug) && m.is("POST"):
		widgetImage(w, r, slug)
	default:
		return false
	}
	return true
}

// match reports whether the whole path fits the pattern, and scans what each group captured into its target:
// any text into a *string, 1 … math.MaxInt in ASCII digits into an *int. A path that leaves out a group, as "(/b)?" lets
// it, does not match. After false, targets may have been written.
func match(path string, p *pattern, targets ...any) bool {
	if path == "" {
		p.mustFit(targets)
	}
	if p.literal || !strings.HasPrefix(path, p.prefix) || p.slashes >= 0 && p.slashes != strings.Count(path, "/") {
		return p.literal && path == p.prefix
	}
	groups := p.FindStringSubmatchIndex(path)
	for i, target := range targets {
		if groups == nil || groups[2*i+2] < 0 || !scan(path[groups[2*i+2]:groups[2*i+3]], target) {
			return false
		}
	}
	return groups != nil
}

// scan stores text in target, a *string or an *int, and reports whether target takes it.
func scan(text string, target any) bool {
	if s, ok := target.(*string); ok {
		*s = text
		return true
	}
	n, err := strconv.ParseUint(text, 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	*target.(*int) = int(n)
	return err == nil && n > 0
}

// pattern is a regexp, and what can be known of a path without running it, which takes most of a request's time.
type pattern struct {
	*regexp.Regexp        // anchored at both ends
	prefix         string // what every path that fits begins with
	literal        bool   // there is nothing but the prefix
	slashes        int    // how many every path that fits has; -1 if that is not known
}

// compile returns the pattern for paths that fit expr from their first byte to their last.
func compile(expr string) *pattern {
	p := &pattern{Regexp: regexp.MustCompile("^(?:" + expr + ")$"), slashes: -1}
	p.prefix, p.literal = p.LiteralPrefix()
	text := strings.NewReplacer("([^/]+)", "", "([0-9]+)", "").Replace(expr)
	if text == regexp.QuoteMeta(text) {
		p.slashes = strings.Count(text, "/")
	}
	return p
}

// mustFit panics if the targets are not what the pattern needs.
func (p *pattern) mustFit(targets []any) {
	if len(targets) != p.NumSubexp() {
		panic(fmt.Sprintf("regexswitch: pattern %s has %d targets, want one for each of %d groups", p, len(targets), p.NumSubexp()))
	}
	for _, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("regexswitch: pattern %s has a target of type %v, want *string or *int", p, reflect.TypeOf(target)))
		}
	}
}

// methods holds the method requested, and those that the routes of its path have instead.
type methods struct{ requested, others string }

// is reports whether method is the one requested. It remembers one that is not, for the Allow header.
func (m *methods) is(method string) bool {
	if method == m.requested {
		return true
	} else if m.others == "" {
		m.others = method // the usual first miss costs no allocation
	} else {
		m.others += " " + method
	}
	return false
}
