package cost

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"gorouting/internal/answer"
	"gorouting/regextable"
)

// tableForms: plain is how the technique is usually written. nocontext is like plain, but passes the values without a context.
// fast has optimizations that are valid only for simple patterns. Package regextable leaves them out, so that it can use every
// regular expression.
var tableForms = []form{
	{"plain", http.HandlerFunc(tablePlain)},
	{"nocontext", http.HandlerFunc(tableNoContext)},
	{"repo", regextable.New()},
	{"fast", http.HandlerFunc(tableFast)},
}

// row is a row of the table.
type row struct {
	method         string
	whole          *regexp.Regexp // matches the path
	prefix, suffix string         // the pattern's text before its first group and after its last
	middle         *regexp.Regexp // matches the path between prefix and suffix; nil if the pattern has no group
	handle         tableHandler
}

type tableHandler func(http.ResponseWriter, *http.Request, values)

// values contains the captured texts: a slug, and perhaps an id.
type values [2]string

// newValues converts the result of FindStringSubmatch to values.
func newValues(groups []string) (v values) {
	copy(v[:], groups[1:])
	return v
}

// tableRows begins with the patterns that have a fixed end, like the table of package regextable.
var tableRows = []row{
	newRow("GET", "/", static(answer.Home)),
	newRow("GET", "/contact", static(answer.Contact)),
	newRow("GET", "/api/widgets", static(answer.APIGetWidgets)),
	newRow("POST", "/api/widgets", static(answer.APICreateWidget)),
	newRow("POST", "/api/widgets/([^/]+)/parts/([0-9]+)/update", parted(answer.APIUpdateWidgetPart)),
	newRow("POST", "/api/widgets/([^/]+)/parts/([0-9]+)/delete", parted(answer.APIDeleteWidgetPart)),
	newRow("POST", "/api/widgets/([^/]+)/parts", slugged(answer.APICreateWidgetPart)),
	newRow("POST", "/api/widgets/([^/]+)", slugged(answer.APIUpdateWidget)),
	newRow("GET", "/([^/]+)/admin", slugged(answer.WidgetAdmin)),
	newRow("POST", "/([^/]+)/image", slugged(answer.WidgetImage)),
	newRow("GET", "/([^/]+)", slugged(answer.Widget)),
}

func newRow(method, pattern string, handle tableHandler) row {
	rt := row{method: method, whole: regexp.MustCompile("^" + pattern + "$"), prefix: pattern, handle: handle}
	if i, end := strings.IndexByte(pattern, '('), strings.LastIndexByte(pattern, ')')+1; i >= 0 {
		rt.prefix, rt.suffix, rt.middle = pattern[:i], pattern[end:], regexp.MustCompile("^"+pattern[i:end]+"$")
	}
	return rt
}

func static(handle http.HandlerFunc) tableHandler {
	return func(w http.ResponseWriter, r *http.Request, _ values) { handle(w, r) }
}

func slugged(handle func(http.ResponseWriter, *http.Request, string)) tableHandler {
	return func(w http.ResponseWriter, r *http.Request, v values) { handle(w, r, v[0]) }
}

func parted(handle func(http.ResponseWriter, *http.Request, string, int)) tableHandler {
	return func(w http.ResponseWriter, r *http.Request, v values) {
		var id int
		if !number(v[1], &id) {
			http.NotFound(w, r)
			return
		}
		handle(w, r, v[0], id)
	}
}

// valuesKey is the context's key for the values.
type valuesKey struct{}

// tablePlain runs each regular expression on the path, and passes the values to the handler in the request's context.
func tablePlain(w http.ResponseWriter, r *http.Request) {
	for i := range tableRows {
		rt := &tableRows[i]
		if groups := rt.whole.FindStringSubmatch(r.URL.Path); groups != nil && rt.method == r.Method {
			r = r.WithContext(context.WithValue(r.Context(), valuesKey{}, groups))
			rt.handle(w, r, newValues(r.Context().Value(valuesKey{}).([]string)))
			return
		}
	}
	http.NotFound(w, r)
}

// tableNoContext passes the values as an argument.
func tableNoContext(w http.ResponseWriter, r *http.Request) {
	for i := range tableRows {
		rt := &tableRows[i]
		if groups := rt.whole.FindStringSubmatch(r.URL.Path); groups != nil && rt.method == r.Method {
			rt.handle(w, r, newValues(groups))
			return
		}
	}
	http.NotFound(w, r)
}

// tableFast compares the prefix and the suffix of a row itself. It runs the regular expression on the part between them, but
// does not ask for the captured texts, because that would allocate. It takes the values from the segments of the path. So every
// group must be a whole segment, with plain text before and after it.
func tableFast(w http.ResponseWriter, r *http.Request) {
	for i := range tableRows {
		rt := &tableRows[i]
		middle, ok := rt.ends(r.URL.Path)
		if !ok || rt.middle != nil && !rt.middle.MatchString(middle) || rt.method != r.Method {
			continue
		}
		slug, rest := cut(middle)
		rt.handle(w, r, values{slug, rest[strings.LastIndexByte(rest, '/')+1:]})
		return
	}
	http.NotFound(w, r)
}

// ends reports whether the path begins with the row's prefix and ends with its suffix. It returns the part between them.
func (rt *row) ends(path string) (middle string, ok bool) {
	if rt.middle == nil {
		return "", path == rt.prefix
	}
	if len(path) < len(rt.prefix)+len(rt.suffix) || !strings.HasPrefix(path, rt.prefix) || !strings.HasSuffix(path, rt.suffix) {
		return "", false
	}
	return path[len(rt.prefix) : len(path)-len(rt.suffix)], true
}
