package differ

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// This file derives requests from a table. For GET /users/{id}, they are
//
//	GET HEAD POST … /users/foo        every method
//	GET /users/foo/, //users/foo, …   the path with one thing changed, with a few methods
//	GET /users/a%20b                  unusual values
//	PUT //users/a%2Fb/..              several changes at once; see chains
//
// In a large table, each route gets fewer of the changed paths.

// most is the approximate limit of requests.
const most = 120_000

// usual lists the methods of RFC 9110 and RFC 5789.
var usual = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions,
	http.MethodConnect, http.MethodTrace,
}

// unknown is a method that few routers know.
const unknown = "PURGE"

// requests returns the requests derived from a table, without repeats, and the number of those with one change. The others have several
// changes, and follow. They are always the same for the same table.
func requests(t *routes.Table) (all []Request, simple int) {
	l := list{seen: map[Request]bool{}}
	beside := texts(t)
	methods := append(append(slices.Clone(usual), unknown), t.Methods()...)
	for _, r := range t.Routes {
		for _, p := range r.Patterns {
			path := segmentsOf(p)
			for _, method := range methods {
				l.add(method, path.target())
			}
		}
	}
	budget := max(30, (most-len(l.all))/max(1, len(t.Routes)))
	for _, r := range t.Routes {
		few := list{seen: l.seen}
		for _, p := range r.Patterns {
			few.near(t, r, p, beside)
		}
		l.all = append(l.all, few.some(budget)...)
	}
	for _, target := range elsewhere {
		for _, method := range methods {
			l.add(method, target)
		}
	}
	simple = len(l.all)
	l.chains(t)
	return l.all, simple
}

// elsewhere lists paths that are not near a route of most tables.
var elsewhere = []string{"/", "/nowhere", "/nowhere/", "/no/where/at/all", "//", "/..", "/favicon.ico", "/debug/pprof/", "//evil.example/"}

// list is a list of requests without repeats.
type list struct {
	seen map[Request]bool
	all  []Request
}

func (l *list) add(method, target string) {
	q := Request{method, target}
	if l.seen[q] {
		return
	}
	l.seen[q] = true
	l.all = append(l.all, q)
}

// some returns at most n of the requests, evenly spread.
func (l *list) some(n int) []Request {
	if len(l.all) <= n {
		return l.all
	}
	var few []Request
	for i := range n {
		few = append(few, l.all[i*len(l.all)/n])
	}
	return few
}

// path is a path as a client writes it: its segments, escaped.
type path []string

func (p path) target() string { return "/" + strings.Join(p, "/") }

// with returns the path with another segment.
func (p path) with(i int, segment string) path {
	p = slices.Clone(p)
	p[i] = segment
	return p
}

// segmentsOf returns the sample path of a pattern. The rest of a path may have several segments.
func segmentsOf(p routes.Pattern) path {
	all := path{}
	for _, s := range p {
		for _, text := range strings.Split(s.Sample(), "/") {
			all = append(all, escape(text))
		}
	}
	return all
}

// escape escapes a segment as net/http does.
func escape(segment string) string {
	return strings.TrimPrefix((&url.URL{Path: "/" + segment}).EscapedPath(), "/")
}

// values are unusual values of a parameter, escaped.
var values = []string{
	"a%20b", "a+b", "a%2Bb", "%C3%A9", "a%25b", "a%2520b", "a%2Fb", "a%3Fb", "a%00b", "a:b", "a;b", "a,b", "a=b&c", "*", "a.b", "~", "%e9",
	"..", ".", "%2e%2e", "%2E",
}

// near adds the neighbours of a pattern.
func (l *list) near(t *routes.Table, r routes.Route, p routes.Pattern, beside map[string][]string) {
	own := r.Method
	if own == routes.AnyMethod {
		own = http.MethodGet
	}
	sample := segmentsOf(p)
	path := sample.target()
	wrong := unused(t, r)
	add := func(target string) {
		l.add(own, target)
		l.add(wrong, target)
		if own == http.MethodGet {
			l.add(http.MethodHead, target)
		}
	}
	add(path + "/")
	if strings.HasSuffix(path, "/") && path != "/" {
		add(strings.TrimSuffix(path, "/"))
	}
	for i := range sample { // the parameters come first: a small budget must not lose them
		if i < len(p) && p[i].IsParam() {
			parameter(add, sample, p, i, beside)
		}
	}
	for i := range sample {
		if i < len(p) && !p[i].IsParam() {
			text(add, sample, i)
		}
		before, after := "/"+strings.Join(sample[:i], "/"), strings.Join(sample[i:], "/")
		if i > 0 {
			before += "/"
		}
		for _, more := range []string{"/", "./", "x/../", "%2e/", "x/%2e%2e/"} {
			add(before + more + after)
		}
		if i > 0 {
			add(strings.TrimSuffix(before, "/") + "%2F" + after)
			add(strings.TrimSuffix(before, "/"))
		}
	}
	for _, more := range []string{"//", "/.", "/..", "/%2e%2e", "/x", "/x/y", ".json", "%2F", "?x=1", "/?x=1", ";x=1", "%00", "%20"} {
		add(path + more)
	}
	l.add(http.MethodConnect, "/"+path)
	l.add(http.MethodOptions, path+"/")
	l.add(unknown, path+"/")
	l.add(unknown, path+"/x")
}

// text adds neighbours of the text at a place.
func text(add func(target string), sample path, i int) {
	s := sample[i]
	if s == "" {
		return
	}
	for _, other := range []string{strings.ToUpper(s), strings.ToLower(s), strings.ToUpper(s[:1]) + s[1:], s + "s", escapeFirst(s)} {
		add(sample.with(i, other).target())
	}
}

// escapeFirst escapes the first letter or digit of a segment: "%75sers" for "users".
func escapeFirst(segment string) string {
	for i := 0; i < len(segment); i++ {
		switch c := segment[i]; {
		case c == '%':
			i += 2
		case isAlphanumeric(c):
			return fmt.Sprintf("%s%%%02x%s", segment[:i], c, segment[i+1:])
		}
	}
	return segment
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// parameter adds the pattern with other values of a parameter.
func parameter(add func(target string), sample path, p routes.Pattern, i int, beside map[string][]string) {
	s := p[i]
	if s.Kind == routes.Rest {
		sample = sample[:i+1]
	}
	set := func(value string) { add(sample.with(i, value).target()) }
	for _, value := range s.Samples() {
		set(escape(value))
	}
	for _, value := range s.NearMisses() {
		set(escape(value))
	}
	for _, value := range values {
		set(escape(s.Before) + value + escape(s.After))
	}
	set(escapeFirst(sample[i]))
	add("/" + sample.with(i, escape(s.Before)+"a%20b"+escape(s.After)).target()) // a redirect to the clean path may escape twice
	for _, value := range beside[above(p[:i])] {
		set(value)
	}
	if s.Kind == routes.Rest {
		before := sample[:i].target()
		add(strings.TrimSuffix(before, "/") + "/")
		if i > 0 {
			add(before)
		}
		for _, value := range values {
			set("foo/" + value)
		}
	}
}

// mostBeside is the limit of texts that a parameter gets as its value.
const mostBeside = 8

// texts returns the texts that other routes have at the place of a parameter. They are listed by the segments above that place.
func texts(t *routes.Table) map[string][]string {
	all := map[string][]string{}
	for _, r := range t.Routes {
		for _, p := range r.Patterns {
			for i, s := range p {
				key, value := above(p[:i]), escape(s.Text)
				if s.Text != "" && len(all[key]) < mostBeside && !slices.Contains(all[key], value) {
					all[key] = append(all[key], value)
				}
			}
		}
	}
	return all
}

// above returns the key of texts for the segments above a place. Parameters with other names have the same key.
func above(p routes.Pattern) string {
	var key strings.Builder
	for _, s := range p {
		s.Name = "x"
		key.WriteString("/" + s.String())
	}
	return key.String()
}

// unused returns a usual method that no route of the same path has. If they have all, it returns an unknown method.
func unused(t *routes.Table, r routes.Route) string {
	candidates := t.Candidates(r.Sample())
	for _, method := range []string{http.MethodPost, http.MethodDelete, http.MethodPut, http.MethodPatch, http.MethodGet} {
		if !slices.ContainsFunc(candidates, func(i int) bool {
			return t.Routes[i].Method == method || t.Routes[i].Method == routes.AnyMethod
		}) {
			return method
		}
	}
	return unknown
}
