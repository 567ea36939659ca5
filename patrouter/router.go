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

// New returns a handler for the routes below. Five things to know when you add a route:
//   - pat uses the first pattern that matches. Order counts: "/:slug" matches "/contact" too, so "/contact" is above it.
//   - A parameter is ":slug". To pat, "{slug}" is plain text.
//   - pat compares text with the escaped path: in a pattern, write a space as "%20" and a plus as "%2B".
//   - A route with :id needs withID. With handler, any text matches, and the handler gets 0 for it. For a number with another
//     name, write a type like withID.
//   - Use Add: pat's Get also adds HEAD.
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
			refuse(w, nil) // by itself, pat redirects the empty path, and lets a parameter match an empty segment
			return
		}
		m.ServeHTTP(w, private(r, r.Method))
	})
}

// private returns a copy of the request with the given method. It is a copy because pat writes the parameters into the
// query. pat matches the escaped path, and reads a + in a parameter as a space, so the copy's path has %2B for +.
func private(r *http.Request, method string) *http.Request {
	request, u := *r, *r.URL
	u.RawPath = ""
	u.RawPath = strings.ReplaceAll(u.EscapedPath(), "+", "%2B")
	request.Method, request.URL = method, &u
	return &request
}

// param returns the value of a parameter of the route's pattern. pat puts the parameters at the beginning of the query, before
// the client's own. r.URL.Query().Get(":slug") would find them too, except if the client sends 10,000 query parameters or more.
// Ask only for parameters that the pattern has: the value of any other is the client's.
func param(r *http.Request, name string) string {
	for pair := range strings.SplitSeq(r.URL.RawQuery, "&") {
		if value, ok := strings.CutPrefix(pair, "%3A"+name+"="); ok {
			value, _ = url.QueryUnescape(value) // pat has escaped it, so it is valid
			return value
		}
	}
	return ""
}

// handler is a route's handler. Every route needs handler or withID, because allowed calls each route with a probe to find the
// methods for a 405. For a probe, handler does not run its function. An http.HandlerFunc would, and might delete something.
type handler func(http.ResponseWriter, *http.Request)

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p, ok := w.(*probe); ok {
		p.found = true
		return
	}
	h(w, r)
}

// withID is a handler for a route with :id. It answers 404 if the id is out of range.
type withID handler

func (h withID) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !number(param(r, "id")) {
		refuse(w, nil)
		return
	}
	handler(h).ServeHTTP(w, r)
}

// probe is a ResponseWriter that notes whether a route matches. It is for allowed.
type probe struct {
	header http.Header
	found  bool
}

func (p *probe) Header() http.Header         { return p.header }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }
func (p *probe) WriteHeader(int)             {}

// allowed returns the methods of the routes that match the request's path. The Allow of pat's own 405 is in random order and
// has repeats. It also lists a route with :id even if the id is out of range. So allowed tries each method with a probe.
func allowed(m *pat.PatternServeMux, r *http.Request) []string {
	own := *m
	own.NotFound = nil // makes pat answer 405 itself
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

// number reports whether segment is ASCII digits with a value of 1 … math.MaxInt: "7" and "007", but not "0", "-1", "1.5" or
// "x".
func number(segment string) bool {
	value, err := strconv.ParseUint(segment, 10, strconv.IntSize-1) // Atoi would take a sign; IntSize-1 bits fit an int
	return err == nil && value > 0
}

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
