// Package patrouter routes with github.com/bmizerany/pat.
//
// To add a route, add a line to New.
package patrouter

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bmizerany/pat"
)

// New returns a handler for the routes below. What to mind in a route:
//   - pat takes the first pattern that matches, so a static path stands before a parameter that matches it too.
//   - A parameter is ":slug". pat takes "{slug}" for text: such a route is never found.
//   - pat compares text with the escaped path: in a pattern, a space is "%20" and a + is "%2B".
//   - A route with an :id needs withID: with handler, any text would do for an :id, and its number would be 0. For another
//     name, write a type like withID.
//   - Add adds one method. pat's own Get adds HEAD too.
func New() http.Handler {
	m := pat.New()
	m.NotFound = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse(w, allowed(m, r)) })
	m.Add("GET", "/", handler(home))
	m.Add("GET", "/contact", handler(contact))
	m.Add("GET", "/api/widgets", handler(apiGetWidgets))
	m.Add("POST", "/api/widgets", handler(apiCreateWidget))
	m.Add("POST", "/api/widgets/:slug", handler(apiUpdateWidget))
	m.Add("POST", "/api/widgets/:slug/parts", handler(apiCreateWidgetPart))
	m.Add("POST", "/api/widgets/:slug/parts/:id/update", withID(apiUpdateWidgetPart))
	m.Add("POST", "/api/widgets/:slug/parts/:id/delete", withID(apiDeleteWidgetPart))
	m.Add("GET", "/:slug", handler(widget))
	m.Add("GET", "/:slug/admin", handler(widgetAdmin))
	m.Add("POST", "/:slug/image", handler(widgetImage))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		if path != "/" && (!strings.HasPrefix(path, "/") || strings.HasSuffix(path, "/") || strings.Contains(path, "//")) {
			refuse(w, nil) // pat itself redirects the empty path, and lets a parameter match an empty segment
			return
		}
		m.ServeHTTP(w, private(r, r.Method))
	})
}

// private returns a copy of the request with this method, because pat writes the parameters into the query. pat
// matches the escaped path, and takes a + in a parameter for a space. So the copy's path is escaped anew, with %2B for +.
func private(r *http.Request, method string) *http.Request {
	request, u := *r, *r.URL
	u.RawPath = ""
	u.RawPath = strings.ReplaceAll(u.EscapedPath(), "+", "%2B")
	request.Method, request.URL = method, &u
	return &request
}

// param returns the value of the parameter that the route's pattern calls by that name. pat has put it at the beginning of
// the query, before what the client sent. r.URL.Query().Get(":slug") would read it too, but finds nothing if the client sent
// 10,000 parameters. Ask only for a name that the pattern has: for any other, the value is the client's.
func param(r *http.Request, name string) string {
	for pair := range strings.SplitSeq(r.URL.RawQuery, "&") {
		if value, ok := strings.CutPrefix(pair, "%3A"+name+"="); ok {
			value, _ = url.QueryUnescape(value) // pat has escaped it
			return value
		}
	}
	return ""
}

// handler is a route's handler. Every route needs it or withID: for a 405, allowed calls each route with a probe, and handler
// then answers without running the function. An http.HandlerFunc would run, and create or delete something.
type handler func(http.ResponseWriter, *http.Request)

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p, ok := w.(*probe); ok {
		p.found = true
		return
	}
	h(w, r)
}

// withID is the handler of a route with an :id, which is only there for an id that is a number.
type withID handler

func (h withID) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !number(param(r, "id")) {
		refuse(w, nil)
		return
	}
	handler(h).ServeHTTP(w, r)
}

// probe is the ResponseWriter that allowed asks with: it takes the header, and notes whether there is a route.
type probe struct {
	header http.Header
	found  bool
}

func (p *probe) Header() http.Header         { return p.header }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }
func (p *probe) WriteHeader(int)             {}

// allowed returns the methods that the request's path has. pat itself answers 405 with Allow in random order, with
// repetitions, and for an :id that is not a number. So allowed asks pat again with each method of that answer.
func allowed(m *pat.PatternServeMux, r *http.Request) []string {
	own := *m
	own.NotFound = nil // then pat answers 405 itself
	refusal := probe{header: http.Header{}}
	own.ServeHTTP(&refusal, r)
	var allow []string
	for _, method := range strings.Split(refusal.header.Get("Allow"), ", ") {
		p := probe{header: http.Header{}}
		if own.ServeHTTP(&p, private(r, method)); p.found {
			allow = append(allow, method)
		}
	}
	return allow
}

// number reports whether a segment is ASCII digits with a value of 1 … math.MaxInt.
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}

// refuse answers a request that has no route: 405 with the methods that its path has, or 404 if it has none.
func refuse(w http.ResponseWriter, allow []string) {
	if len(allow) == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	slices.Sort(allow)
	w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}
