package cost

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"gorouting/regextable"
)

// tableForms each add an idea to the one before, up to middle. What the module's has besides is FindStringSubmatchIndex in
// place of FindStringSubmatch, a struct for the values, and the methods for the Allow header. The three above it were not
// kept: method and matchstring go on from middle, alternation from nocontext.
var tableForms = []form{
	{"plain", http.HandlerFunc(tablePlain)},
	{"nocontext", http.HandlerFunc(tableNoContext)},
	{"prefix", http.HandlerFunc(tablePrefix)},
	{"suffix", tableSuffix(tableRows)},
	{"order", tableSuffix(tableRowsOrdered)},
	{"middle", tableMiddle(tableRowsOrdered)},
	{"method", tableMethod(tableRowsOrdered)},
	{"matchstring", tableMatchString(tableRowsOrdered)},
	{"alternation", newAlternation(tableRows)},
	{"repo", regextable.New()},
}

// row is a row of the table: a pattern, and a handler for the values of its groups.
type row struct {
	method, pattern string
	whole           *regexp.Regexp // matches the path
	prefix, suffix  string         // the pattern's text before its first group and after its last
	middle          *regexp.Regexp // matches what is between them; nil if the pattern has no group
	handle          tableHandler
}

type tableHandler func(http.ResponseWriter, *http.Request, values)

// values is what the groups captured: a slug, and perhaps an id.
type values [2]string

// newValues takes what FindStringSubmatch returned.
func newValues(groups []string) (v values) {
	copy(v[:], groups[1:])
	return v
}

// tableRows is in the order of the README's list.
var tableRows = []row{
	newRow("GET", "/", static(home)),
	newRow("GET", "/contact", static(contact)),
	newRow("GET", "/api/widgets", static(apiGetWidgets)),
	newRow("POST", "/api/widgets", static(apiCreateWidget)),
	newRow("POST", "/api/widgets/([^/]+)", slugged(apiUpdateWidget)),
	newRow("POST", "/api/widgets/([^/]+)/parts", slugged(apiCreateWidgetPart)),
	newRow("POST", "/api/widgets/([^/]+)/parts/([0-9]+)/update", parted(apiUpdateWidgetPart)),
	newRow("POST", "/api/widgets/([^/]+)/parts/([0-9]+)/delete", parted(apiDeleteWidgetPart)),
	newRow("GET", "/([^/]+)", slugged(widget)),
	newRow("GET", "/([^/]+)/admin", slugged(widgetAdmin)),
	newRow("POST", "/([^/]+)/image", slugged(widgetImage)),
}

// tableRowsOrdered has the rows with a suffix before those without, so that hardly a regexp is run in vain.
var tableRowsOrdered = func() (rows []row) {
	for _, i := range []int{0, 1, 2, 3, 6, 7, 5, 4, 9, 10, 8} {
		rows = append(rows, tableRows[i])
	}
	return rows
}()

func newRow(method, pattern string, handle tableHandler) row {
	rt := row{method: method, pattern: pattern, whole: regexp.MustCompile("^" + pattern + "$"), prefix: pattern, handle: handle}
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
			notFound(w, r)
			return
		}
		handle(w, r, v[0], id)
	}
}

// valuesKey is the context's key for the values.
type valuesKey struct{}

// tablePlain runs each regexp on the path, and hands the values over in the request's context, whence the handler takes them.
func tablePlain(w http.ResponseWriter, r *http.Request) {
	for i := range tableRows {
		rt := &tableRows[i]
		if groups := rt.whole.FindStringSubmatch(r.URL.Path); groups != nil && rt.method == r.Method {
			r = r.WithContext(context.WithValue(r.Context(), valuesKey{}, groups))
			rt.handle(w, r, newValues(r.Context().Value(valuesKey{}).([]string)))
			return
		}
	}
	notFound(w, r)
}

// tableNoContext hands the values over as an argument.
func tableNoContext(w http.ResponseWriter, r *http.Request) {
	for i := range tableRows {
		rt := &tableRows[i]
		if groups := rt.whole.FindStringSubmatch(r.URL.Path); groups != nil && rt.method == r.Method {
			rt.handle(w, r, newValues(groups))
			return
		}
	}
	notFound(w, r)
}

// tablePrefix runs a regexp only if the path begins with the text that every match begins with, and none if that is all.
func tablePrefix(w http.ResponseWriter, r *http.Request) {
	for i := range tableRows {
		rt := &tableRows[i]
		if !strings.HasPrefix(r.URL.Path, rt.prefix) || rt.middle == nil && len(r.URL.Path) > len(rt.prefix) {
			continue
		}
		if v, ok := rt.wholeValues(r.URL.Path); ok && rt.method == r.Method {
			rt.handle(w, r, v)
			return
		}
	}
	notFound(w, r)
}

// wholeValues runs the regexp on the whole path, if the pattern has a group.
func (rt *row) wholeValues(path string) (v values, ok bool) {
	if rt.middle == nil {
		return v, true
	}
	if groups := rt.whole.FindStringSubmatch(path); groups != nil {
		return newValues(groups), true
	}
	return v, false
}
