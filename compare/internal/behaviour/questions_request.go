package behaviour

import (
	"fmt"
	"net/http"
	"strings"
)

// seen is the routes of the routers whose handlers tell what they see.
var seen = mustParse("GET /{slug}/admin")

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
			local:    true, // a server of its own may have another limit for a header: that is not routing
		},
		{
			name:     "the query, for handlers",
			about:    "Does a handler see the query that the client sent, and nothing else? Where parameters arrive in the query, the client can add some.",
			source:   "taste",
			requests: []string{"GET /foo/admin?:slug=evil"},
			ask:      inHandler(func(r *http.Request) string { return fmt.Sprintf("RawQuery %q", r.URL.RawQuery) }),
			say:      observed.noted,
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return got.note != want.note },
		},
		{
			name:     "the request afterwards",
			about:    "Middleware logs the request after the router. Is it still as the client sent it?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo%2Dbar?x=1"},
			ask:      afterwards,
			say:      observed.noted,
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return got.note != want.note },
		},
		{
			name:     "Pattern, for middleware",
			about:    "Does middleware find in the request which route it was, as it can with net/http since Go 1.23? The contract is silent.",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo"},
			ask:      leaves(patternOf),
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

// patternOf says what r.Pattern and r.PathValue tell of the route and its parameter.
func patternOf(r *http.Request) string {
	if r.Pattern == "" && r.PathValue("slug") == "" {
		return "neither Pattern nor PathValue"
	}
	return fmt.Sprintf("Pattern %q, PathValue %q", r.Pattern, r.PathValue("slug"))
}
