package cost

import (
	"net/http"
	"strings"

	"gorouting/match"
)

// matchForms each add an idea to the one before. What the module's has besides is the methods for the Allow header.
var matchForms = []form{
	{"plain", http.HandlerFunc(matchPlain)},
	{"called", http.HandlerFunc(matchCalled)},
	{"runs", http.HandlerFunc(matchByRuns)},
	{"strings", http.HandlerFunc(matchIntoStrings)},
	{"lastbyte", http.HandlerFunc(matchByLastByte)},
	{"static", http.HandlerFunc(matchStatic)},
	{"repo", match.New()},
}

// matchBytes compares byte by byte; a + stands for a segment, which is scanned into the next target.
func matchBytes(path, pattern string, targets ...any) bool {
	for ; pattern != ""; pattern = pattern[1:] {
		if pattern[0] != '+' {
			if path == "" || path[0] != pattern[0] {
				return false
			}
			path = path[1:]
			continue
		}
		n := 0
		for n < len(path) && path[n] != '/' {
			n++
		}
		if !scan(path[:n], targets[0]) {
			return false
		}
		path, targets = path[n:], targets[1:]
	}
	return path == ""
}

// matchRuns compares the text between two + at once, and looks for a segment's end as strings.IndexByte does: by many bytes
// at a time.
func matchRuns(path, pattern string, targets ...any) bool {
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		segment, rest := cut(path[i:])
		if !scan(segment, target) {
			return false
		}
		path, pattern = rest, pattern[i+1:]
	}
	return path == pattern
}

// matchStrings has targets of one type, so that none has to be put into an interface and taken out.
func matchStrings(path, pattern string, targets ...*string) bool {
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		if *target, path = cut(path[i:]); *target == "" {
			return false
		}
		pattern = pattern[i+1:]
	}
	return path == pattern
}

// matchLastByte looks at the end first: it tells most patterns apart, while many begin alike.
func matchLastByte(path, pattern string, targets ...*string) bool {
	if last := pattern[len(pattern)-1]; path == "" || last != '+' && last != path[len(path)-1] {
		return false
	}
	return matchStrings(path, pattern, targets...)
}

// matchPlain builds a handler in each case.
func matchPlain(w http.ResponseWriter, r *http.Request) {
	var h http.Handler
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchBytes(path, "/") && method == "GET":
		h = http.HandlerFunc(home)
	case matchBytes(path, "/contact") && method == "GET":
		h = http.HandlerFunc(contact)
	case matchBytes(path, "/api/widgets") && method == "GET":
		h = http.HandlerFunc(apiGetWidgets)
	case matchBytes(path, "/api/widgets") && method == "POST":
		h = http.HandlerFunc(apiCreateWidget)
	case matchBytes(path, "/api/widgets/+", &slug) && method == "POST":
		h = bySlug(apiUpdateWidget, slug)
	case matchBytes(path, "/api/widgets/+/parts", &slug) && method == "POST":
		h = bySlug(apiCreateWidgetPart, slug)
	case matchBytes(path, "/api/widgets/+/parts/+/update", &slug, &id) && method == "POST":
		h = byPart(apiUpdateWidgetPart, slug, id)
	case matchBytes(path, "/api/widgets/+/parts/+/delete", &slug, &id) && method == "POST":
		h = byPart(apiDeleteWidgetPart, slug, id)
	case matchBytes(path, "/+", &slug) && method == "GET":
		h = bySlug(widget, slug)
	case matchBytes(path, "/+/admin", &slug) && method == "GET":
		h = bySlug(widgetAdmin, slug)
	case matchBytes(path, "/+/image", &slug) && method == "POST":
		h = bySlug(widgetImage, slug)
	default:
		h = http.HandlerFunc(notFound)
	}
	h.ServeHTTP(w, r)
}
