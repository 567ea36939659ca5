package routertest

import (
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// model is a router for the widget routes that keeps the contract if all its fields are zero. Each field breaks it in
// one way. It shares no code with the oracle.
type model struct {
	path     func(r *http.Request) string              // what is matched, in place of URL.Path
	slug     func(s string) bool                       // what a {slug} takes
	id       func(s string) (n int, ok bool)           // what an {id} takes
	pick     func(among []hit) hit                     // which of the candidates with the method wins
	among    func(path string, hits []hit) []hit       // which candidates there are
	method   func(r *http.Request) string              // what is taken for the method
	allow    func(methods []string) []string           // the Allow lines for the candidates' methods, in their order
	respond  func(w http.ResponseWriter, a modelReply) // how an answer is written
	before   func(r *http.Request)                     // what is done to the request
	fallback func(w http.ResponseWriter, r *http.Request)
}

// hit is a route that fits a path.
type hit struct {
	method, body string
	static       bool
}

type modelReply struct {
	status int
	allow  []string
	body   string
}

func (m model) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, method := r.URL.Path, r.Method
	if m.path != nil {
		path = m.path(r)
	}
	if m.method != nil {
		method = m.method(r)
	}
	if m.before != nil {
		m.before(r)
	}
	hits := m.hits(path)
	if m.among != nil {
		hits = m.among(path, hits)
	}
	right := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.method != method })
	respond := m.respond
	if respond == nil {
		respond = modelRespond
	}
	switch {
	case len(right) > 0:
		chosen := right[0]
		if m.pick != nil {
			chosen = m.pick(right)
		}
		respond(w, modelReply{status: 200, body: chosen.body})
	case len(hits) > 0:
		respond(w, modelReply{405, m.allowLines(hits), "405 method not allowed"})
	case m.fallback != nil:
		m.fallback(w, r)
	default:
		respond(w, modelReply{status: 404, body: "404 page not found"})
	}
}

func (m model) allowLines(hits []hit) []string {
	var methods []string
	for _, h := range hits {
		methods = append(methods, h.method)
	}
	if m.allow != nil {
		return m.allow(methods)
	}
	slices.Sort(methods)
	return []string{strings.Join(slices.Compact(methods), ", ")}
}

func modelRespond(w http.ResponseWriter, a modelReply) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if a.allow != nil {
		w.Header()["Allow"] = a.allow
	}
	w.WriteHeader(a.status)
	io.WriteString(w, a.body+"\n")
}

// hits returns the candidates for a path, static ones first.
func (m model) hits(path string) []hit {
	isSlug, isID := m.slug, m.id
	if isSlug == nil {
		isSlug = func(s string) bool { return s != "" }
	}
	if isID == nil {
		isID = strictID
	}
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	var hits []hit
	s := strings.Split(path, "/")[1:]
	api := len(s) >= 2 && s[0] == "api" && s[1] == "widgets"
	switch len(s) {
	case 1:
		if s[0] == "" {
			hits = append(hits, hit{"GET", "home", true})
		}
		if s[0] == "contact" {
			hits = append(hits, hit{"GET", "contact", true})
		}
		if isSlug(s[0]) {
			hits = append(hits, hit{"GET", "widget " + s[0], false})
		}
	case 2:
		if api {
			hits = append(hits, hit{"GET", "apiGetWidgets", true}, hit{"POST", "apiCreateWidget", true})
		}
		if s[1] == "admin" && isSlug(s[0]) {
			hits = append(hits, hit{"GET", "widgetAdmin " + s[0], false})
		}
		if s[1] == "image" && isSlug(s[0]) {
			hits = append(hits, hit{"POST", "widgetImage " + s[0], false})
		}
	case 3:
		if api && isSlug(s[2]) {
			hits = append(hits, hit{"POST", "apiUpdateWidget " + s[2], false})
		}
	case 4:
		if api && isSlug(s[2]) && s[3] == "parts" {
			hits = append(hits, hit{"POST", "apiCreateWidgetPart " + s[2], false})
		}
	case 6:
		if api && isSlug(s[2]) && s[3] == "parts" {
			id, ok := isID(s[4])
			name := map[string]string{"update": "apiUpdateWidgetPart ", "delete": "apiDeleteWidgetPart "}[s[5]]
			if ok && name != "" {
				hits = append(hits, hit{"POST", name + s[2] + " " + strconv.Itoa(id), false})
			}
		}
	}
	return hits
}

func strictID(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, strconv.IntSize-1)
	return int(n), err == nil && n > 0
}
