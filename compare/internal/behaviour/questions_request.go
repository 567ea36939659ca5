package behaviour

import (
	"fmt"
	"net/http"
	"strings"

	"gorouting/compare/internal/contestant"
)

// requestQuestions returns the questions about the query and about what happens to the *http.Request.
func requestQuestions() []question {
	return []question{
		{
			name:     "a query like a parameter",
			about:    "Can a client use the query to put another value in place of a parameter?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo?:slug=evil&slug=evil"},
		},
		{
			name:     "a query of 10,000 parameters",
			about:    "Does the parameter of the path still arrive?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo?" + strings.Repeat("&", 10_000)},
		},
		{
			name:     "the query, for handlers",
			about:    "Does a handler see the query that the client sent, and nothing else? Where parameters arrive in the query, the client can add some.",
			source:   "taste",
			requests: []string{"GET /foo/admin?:slug=evil"},
			ask:      inHandler(func(r *http.Request) string { return fmt.Sprintf("RawQuery %q", r.URL.RawQuery) }),
			say:      observed.noted,
			differs:  func(got, want observed) bool { return got.failure == "" && got.note != `RawQuery ":slug=evil"` },
			want:     `RawQuery ":slug=evil"`,
		},
		{
			name:     "the request afterwards",
			about:    "Middleware logs the request after the router. Is it still as the client sent it?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo%2Dbar?x=1"},
			ask:      afterwards,
			say:      observed.noted,
			differs:  func(got, want observed) bool { return got.note != want.note },
		},
		{
			name:     "Pattern, for middleware",
			about:    "Does middleware find in the request which route it was, as it can with net/http since Go 1.23? The contract is silent.",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo"},
			ask:      withRequest(func(_, after *http.Request) string { return patternOf(after) }),
			say:      observed.noted,
			silent:   true,
		},
		{
			name:     "PathValue, for handlers",
			about:    "Does a handler of the library find the parameter by r.PathValue and the route in r.Pattern, as with net/http? The contract is silent.",
			source:   "taste",
			requests: []string{"GET /foo/admin"},
			ask:      inHandler(patternOf),
			say:      observed.noted,
			silent:   true,
		},
	}
}

// withRequest returns an asking that calls of with the request before and after the router, and notes what it says.
func withRequest(of func(before, after *http.Request) string) asking {
	return func(c contestant.Contestant, request string) observed {
		r := read(request)
		before, url := *r, *r.URL
		before.URL = &url
		o := serve(c.New(), r)
		o.note = of(&before, r)
		return o
	}
}

// afterwards is an asking for what the contract says of the request.
var afterwards = withRequest(func(before, after *http.Request) string {
	switch {
	case after.Method != before.Method:
		return fmt.Sprintf("Method is %q", after.Method)
	case after.URL.Path != before.URL.Path:
		return fmt.Sprintf("Path is %q", after.URL.Path)
	case after.URL.RawPath != before.URL.RawPath:
		return fmt.Sprintf("RawPath is %q", after.URL.RawPath)
	case after.URL.RawQuery != before.URL.RawQuery:
		return fmt.Sprintf("RawQuery is %q", after.URL.RawQuery)
	case after.Context() != before.Context():
		return "context is another"
	}
	return "unchanged"
})

// patternOf says what r.Pattern and r.PathValue tell of the route and its parameter.
func patternOf(r *http.Request) string {
	if r.Pattern == "" && r.PathValue("slug") == "" {
		return "neither Pattern nor PathValue"
	}
	return fmt.Sprintf("Pattern %q, PathValue %q", r.Pattern, r.PathValue("slug"))
}

// inHandler returns an asking that calls of with the request that a handler of the library gets, and notes what it says.
func inHandler(of func(r *http.Request) string) asking {
	return func(c contestant.Contestant, request string) observed {
		if c.Probe == nil {
			return observed{failure: "not to be seen: its handlers are its own"}
		}
		note := "the handler was not called"
		c.New = func() http.Handler {
			return c.Probe(func(w http.ResponseWriter, r *http.Request) { note = of(r) })
		}
		o := direct(c, request)
		o.note = note
		return o
	}
}
