package cost

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What the primitives work on: package variables, so that the compiler does not know their values.
var (
	longPath    = "/api/widgets/" + exampleSlug + "/parts/56789/update"
	aSlug       = exampleSlug
	anID        = "56789"
	aQuery      = "%3Aslug=" + exampleSlug + "&%3Aid=56789"
	slugExpr    = regexp.MustCompile("^(?:([^/]+))$")
	missExpr    = regexp.MustCompile("^(?:Q([^/]+))$")
	paths       = map[string]http.Handler{"/": nil, "/contact": nil, "/api/widgets": nil, longPath: http.NotFoundHandler()}
	longRequest = httptest.NewRequest("POST", longPath, nil)
	requestCopy http.Request
	seen        int           // written by what is called, so that there is something to do
	seenRequest *http.Request // likewise
)

// BenchmarkPrimitive measures what routers are made of, each thing on its own and in a loop that the processor learns: that
// is the least that it costs in a router. op=loop is a function that does nothing, and is in all others.
func BenchmarkPrimitive(b *testing.B) {
	for _, p := range primitives {
		b.Run("op="+p.name, func(b *testing.B) {
			b.ReportAllocs()
			w := discard{}
			for b.Loop() {
				p.run(w)
			}
		})
	}
}

// primitive is a thing to measure. What its function computes goes to keep, so that the compiler cannot leave it out.
type primitive struct {
	name string
	run  func(w http.ResponseWriter)
}

var primitives = []primitive{
	{"loop", func(http.ResponseWriter) {}},
	{"copy", func(http.ResponseWriter) { keepRequest(freshRequest()) }},
	{"context.WithValue+WithContext", func(http.ResponseWriter) {
		keepRequest(longRequest.WithContext(context.WithValue(longRequest.Context(), contextKey{}, &aSlug)))
	}},
	{"SetPathValue", func(http.ResponseWriter) { // of a fresh request: op=copy is in it
		r := freshRequest()
		r.SetPathValue("slug", aSlug)
		r.SetPathValue("id", anID)
		keepRequest(r)
	}},
	{"url.ParseQuery", func(http.ResponseWriter) {
		q, err := url.ParseQuery(aQuery)
		keep(q.Get(":slug"), q.Get(":id"), err == nil)
	}},
	{"url.Values.Encode", func(http.ResponseWriter) { keep(url.Values{":slug": {aSlug}, ":id": {anID}}.Encode(), "", true) }},
	{"path.Clean", func(http.ResponseWriter) { keep(path.Clean(longPath), "", true) }},
	{"strings.Split", func(http.ResponseWriter) {
		p := strings.Split(longPath, "/")
		keep(p[3], p[5], true)
	}},
	{"strings.Cut", func(http.ResponseWriter) { keep(strings.Cut(longPath[1:], "/")) }},
	{"prefix", func(http.ResponseWriter) { keep("", "", strings.HasPrefix(longPath, "/api/gadgets/")) }},
	{"map", func(http.ResponseWriter) { keep("", "", paths[longPath] != nil) }},
	{"ParseUint", func(http.ResponseWriter) {
		n, err := strconv.ParseUint(anID, 10, strconv.IntSize-1)
		keep("", "", n > 0 && err == nil)
	}},
	{"pointers", func(http.ResponseWriter) {
		var a, b string
		storeStrings(&a, &b)
		keep(a, b, true)
	}},
	{"any", func(http.ResponseWriter) {
		var a, b string
		storeAny(&a, &b)
		keep(a, b, true)
	}},
	{"call", func(w http.ResponseWriter) { useSlug(w, longRequest, aSlug) }},
	{"closure", func(w http.ResponseWriter) { buildHandler(aSlug).ServeHTTP(w, longRequest) }},
	{"submatch", func(http.ResponseWriter) { keep("", "", slugExpr.FindStringSubmatchIndex(aSlug) != nil) }},
	{"matchstring", func(http.ResponseWriter) { keep("", "", slugExpr.MatchString(aSlug)) }},
	{"regexp-miss", func(http.ResponseWriter) { keep("", "", missExpr.MatchString(aSlug)) }},
	{"http.Error", func(w http.ResponseWriter) { http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed) }},
}

type contextKey struct{}

// freshRequest returns a request as it comes from a server, without path values. It is in a variable, because an allocation
// for it would not be the router's.
func freshRequest() *http.Request {
	requestCopy = *longRequest
	return &requestCopy
}

// The functions below are not inlined, since then the compiler would see that hardly anything happens, and do that.

//go:noinline
func keep(a, b string, ok bool) {
	if ok {
		seen += len(a) + len(b)
	}
}

// keepRequest lets a request escape to the heap, as one does that a router hands to a handler.
//
//go:noinline
func keepRequest(r *http.Request) { seenRequest = r }

// storeStrings writes to its targets, like a matcher.
//
//go:noinline
func storeStrings(targets ...*string) {
	for _, t := range targets {
		*t = aSlug
	}
}

// storeAny does so too, but has to find out of what type they are.
//
//go:noinline
func storeAny(targets ...any) {
	for _, t := range targets {
		switch t := t.(type) {
		case *int:
			*t = 0
		case *string:
			*t = aSlug
		}
	}
}

//go:noinline
func useSlug(_ http.ResponseWriter, _ *http.Request, slug string) { seen += len(slug) }

// buildHandler returns a handler, as a router does that finds it in one place and calls it in another.
//
//go:noinline
func buildHandler(slug string) http.Handler { return bySlug(useSlug, slug) }

// BenchmarkSlug measures how a regexp's time grows with the text that it looks at.
func BenchmarkSlug(b *testing.B) {
	for _, length := range []int{4, 11, 32} {
		text := strings.Repeat("b", length)
		b.Run(fmt.Sprintf("op=submatch/length=%d", length), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				slugExpr.FindStringSubmatchIndex(text)
			}
		})
		b.Run(fmt.Sprintf("op=matchstring/length=%d", length), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				slugExpr.MatchString(text)
			}
		})
	}
}
