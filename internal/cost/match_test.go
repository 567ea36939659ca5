package cost

import (
	"net/http"
	"strings"

	"gorouting/internal/answer"
	"gorouting/match"
)

// matchForms: plain is how the technique is usually written. fast has optimizations that package match leaves out to stay
// readable.
var matchForms = []form{
	{"plain", http.HandlerFunc(matchPlain)},
	{"repo", match.New()},
	{"fast", http.HandlerFunc(matchFast)},
}

// matchBytes compares byte by byte. A + matches a segment and stores it in the next target.
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

// matchPlain builds a handler in each case.
func matchPlain(w http.ResponseWriter, r *http.Request) {
	var h http.Handler
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchBytes(path, "/") && method == "GET":
		h = http.HandlerFunc(answer.Home)
	case matchBytes(path, "/contact") && method == "GET":
		h = http.HandlerFunc(answer.Contact)
	case matchBytes(path, "/api/widgets") && method == "GET":
		h = http.HandlerFunc(answer.APIGetWidgets)
	case matchBytes(path, "/api/widgets") && method == "POST":
		h = http.HandlerFunc(answer.APICreateWidget)
	case matchBytes(path, "/api/widgets/+", &slug) && method == "POST":
		h = bySlug(answer.APIUpdateWidget, slug)
	case matchBytes(path, "/api/widgets/+/parts", &slug) && method == "POST":
		h = bySlug(answer.APICreateWidgetPart, slug)
	case matchBytes(path, "/api/widgets/+/parts/+/update", &slug, &id) && method == "POST":
		h = byPart(answer.APIUpdateWidgetPart, slug, id)
	case matchBytes(path, "/api/widgets/+/parts/+/delete", &slug, &id) && method == "POST":
		h = byPart(answer.APIDeleteWidgetPart, slug, id)
	case matchBytes(path, "/+", &slug) && method == "GET":
		h = bySlug(answer.Widget, slug)
	case matchBytes(path, "/+/admin", &slug) && method == "GET":
		h = bySlug(answer.WidgetAdmin, slug)
	case matchBytes(path, "/+/image", &slug) && method == "POST":
		h = bySlug(answer.WidgetImage, slug)
	default:
		h = http.HandlerFunc(http.NotFound)
	}
	h.ServeHTTP(w, r)
}

// matchLastByte compares the last byte first: many patterns begin alike, but most end differently. All targets are strings, so
// it needs no type switch. A case that needs a number calls the function number.
func matchLastByte(path, pattern string, targets ...*string) bool {
	if last := pattern[len(pattern)-1]; path == "" || last != '+' && last != path[len(path)-1] {
		return false
	}
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		path, pattern = path[i:], pattern[i+1:]
		end := min(uint(strings.IndexByte(path, '/')), uint(len(path))) // -1 is the largest uint
		if *target, path = path[:end], path[end:]; end == 0 {
			return false
		}
	}
	return path == pattern
}

// matchFast compares the method last. It tries patterns with a fixed end, such as /+/admin, first.
func matchFast(w http.ResponseWriter, r *http.Request) {
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
	case matchLastByte(path, "/api/widgets/+/parts/+/update", &slug, &part) && number(part, &id) && method == "POST":
		answer.APIUpdateWidgetPart(w, r, slug, id)
	case matchLastByte(path, "/api/widgets/+/parts/+/delete", &slug, &part) && number(part, &id) && method == "POST":
		answer.APIDeleteWidgetPart(w, r, slug, id)
	case matchLastByte(path, "/api/widgets/+/parts", &slug) && method == "POST":
		answer.APICreateWidgetPart(w, r, slug)
	case matchLastByte(path, "/api/widgets/+", &slug) && method == "POST":
		answer.APIUpdateWidget(w, r, slug)
	case matchLastByte(path, "/+/admin", &slug) && method == "GET":
		answer.WidgetAdmin(w, r, slug)
	case matchLastByte(path, "/+/image", &slug) && method == "POST":
		answer.WidgetImage(w, r, slug)
	case matchLastByte(path, "/+", &slug) && method == "GET":
		answer.Widget(w, r, slug)
	default:
		http.NotFound(w, r)
	}
}
