// Package patrouter routes with github.com/bmizerany/pat.
//
// It is one of eight routers that answer alike: docs/contract.md says what, and package routertest proves it.
package patrouter

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bmizerany/pat"
)

// New returns a handler for the eleven widget routes. pat takes the first pattern that matches, so a static path
// stands before one with a parameter.
func New() http.Handler {
	m := &router{PatternServeMux: pat.New()}
	m.Add("GET", "/", handler(home))
	m.Add("GET", "/contact", handler(contact))
	m.Add("GET", "/api/widgets", handler(apiGetWidgets))
	m.Add("POST", "/api/widgets", handler(apiCreateWidget))
	m.Add("POST", "/api/widgets/:slug", handler(apiUpdateWidget))
	m.Add("POST", "/api/widgets/:slug/parts", handler(apiCreateWidgetPart))
	m.Add("POST", "/api/widgets/:slug/parts/:id/update", checkID(apiUpdateWidgetPart))
	m.Add("POST", "/api/widgets/:slug/parts/:id/delete", checkID(apiDeleteWidgetPart))
	m.Add("GET", "/:slug", handler(widget))
	m.Add("GET", "/:slug/admin", handler(widgetAdmin))
	m.Add("POST", "/:slug/image", handler(widgetImage))
	return keepContract(m)
}

// What follows, and the types around the handlers, is only there because pat by nature does not keep the contract.
// Add stands above in place of Get, which would serve HEAD too.

// keepContract returns m with its NotFound handler set and with what m cannot be told itself around it.
func keepContract(m *router) http.Handler {
	m.NotFound = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := w.(*probe); !ok {
			refuse(w, others(m, r))
		}
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path := r.URL.Path; {
		case m.leavesAlone(r):
			m.ServeHTTP(w, r)
		case path != "/" && (!strings.HasPrefix(path, "/") || strings.HasSuffix(path, "/") || strings.Contains(path, "//")):
			refuse(w, nil) // by nature pat redirects the empty path (301) and lets a parameter match an empty segment
		default:
			m.ServeHTTP(w, private(r))
		}
	})
}

// router is a pat that knows its routes.
type router struct {
	*pat.PatternServeMux
	routes []route
}

type route struct {
	method, pattern string
	static          bool // it has no parameter, and matches the path that reads the same
}

// Add adds a route. pat's own Get, Post and so on do too, but are not seen by leavesAlone: do not mix them with Add.
func (m *router) Add(method, pattern string, h http.Handler) {
	static := !strings.Contains(pattern, ":") && pattern == (&url.URL{Path: pattern}).EscapedPath() // pat compares it escaped
	m.routes = append(m.routes, route{method, pattern, static})
	m.PatternServeMux.Add(method, pattern, h)
}

// leavesAlone reports whether m does not edit the request: it has no parameter to write if a static route has its path,
// before any with a parameter is tried.
func (m *router) leavesAlone(r *http.Request) bool {
	for i := range m.routes {
		if rt := &m.routes[i]; rt.method == r.Method && (!rt.static || rt.pattern == r.URL.Path) {
			return rt.static && r.URL.RawPath == ""
		}
	}
	return false
}

// private returns a copy of r for pat to edit, because it writes the parameters into the query. pat matches the escaped
// path and unescapes parameters like a query: the copy's is escaped from the decoded path alone, and so that + survives.
func private(r *http.Request) *http.Request {
	u := *r.URL
	u.RawPath = ""
	if strings.Contains(u.Path, "+") {
		u.RawPath = strings.ReplaceAll(u.EscapedPath(), "+", "%2B")
	}
	c := *r
	c.URL = &u
	return &c
}

// param returns what pat captured under name, "slug" for :slug. It reads the query, where pat puts the captures first,
// as r.URL.Query().Get(":slug") does; but that finds nothing if the client sent 10,000 parameters of its own. Only ask for
// what the route's pattern has: for another name, it is the client who answers.
func param(r *http.Request, name string) string {
	for query := r.URL.RawQuery; query != ""; {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if key, value, _ := strings.Cut(pair, "="); key == "%3A"+name {
			value, _ = url.QueryUnescape(value) // pat has escaped it
			return value
		}
	}
	return ""
}

// handler serves a route, unless refuse only asks whether there is one.
type handler func(http.ResponseWriter, *http.Request)

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p, ok := w.(*probe); ok {
		p.found = true
		return
	}
	h(w, r)
}

// checkID serves a route with an :id. pat cannot ask what is in it: the route is there if it is 1 … math.MaxInt in
// ASCII digits.
type checkID handler

func (h checkID) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseUint(param(r, "id"), 10, strconv.IntSize-1) // unlike Atoi, it takes no sign
	if err != nil || id == 0 {
		refuse(w, nil)
		return
	}
	handler(h).ServeHTTP(w, r)
}

// others mends that pat answers 405 with another body and with Allow in random order, repeats included, and that it
// does not see what an :id is. It has a bare copy of m list the methods, asks m again with each, and returns those that
// the path has.
func others(m *router, r *http.Request) []string {
	bare, list := *m.PatternServeMux, &probe{header: http.Header{}}
	bare.NotFound = nil
	bare.ServeHTTP(list, r)
	methods := strings.Split(list.header.Get("Allow"), ", ")
	slices.Sort(methods)
	var found []string
	for _, method := range slices.Compact(methods) {
		again, p := private(r), &probe{header: http.Header{}}
		again.Method = method
		if m.ServeHTTP(p, again); p.found {
			found = append(found, method)
		}
	}
	return found
}

// probe is a ResponseWriter that keeps the header, and whether a route was found.
type probe struct {
	header http.Header
	found  bool
}

func (p *probe) Header() http.Header         { return p.header }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }
func (p *probe) WriteHeader(int)             {}
