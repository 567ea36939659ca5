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

// The primitives use these variables as arguments. The compiler does not know their values.
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
	seen        int           // written by the primitives, so that the compiler does not remove them
	seenRequest *http.Request // written for the same reason
)

// BenchmarkPrimitive measures the parts of routers, one by one, in a loop, so the processor predicts every branch. In a router,
// each part costs at least as much. op=loop is an empty function; all other times include its time.
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

// primitive is an operation to measure. It passes its result to keep, so that the compiler does not remove the operation.
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
	{"SetPathValue", func(http.ResponseWriter) { // includes the time of op=copy
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

// freshRequest returns a request without path values, like a request from a server. It reuses a variable, because a router does
// not allocate the request either.
func freshRequest() *http.Request {
	requestCopy = *longRequest
	return &requestCopy
}

// The functions below are not inlined: the compiler would see that they do almost nothing.

//go:noinline
func keep(a, b string, ok bool) {
	if ok {
		seen += len(a) + len(b)
	}
}

// keepRequest makes a request escape to the heap, like a request that a router passes to a handler.
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

// storeAny does the same as storeStrings, but needs a type switch.
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

// buildHandler returns a handler, as in a router that finds a handler and calls it later.
//
//go:noinline
func buildHandler(slug string) http.Handler { return bySlug(useSlug, slug) }

// BenchmarkSlug measures how the time of a regular expression grows with its input.
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
