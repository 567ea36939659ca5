package behaviour

import (
	"fmt"
	"net/http"
	"strings"
)

// seen is the table for inHandler.
var seen = mustParse("GET /{slug}/admin")

// requestQuestions are about the query, and about changes to the *http.Request.
func requestQuestions() []question {
	return []question{
		{
			name:     "a query named like a parameter",
			about:    "Can a client use the query to replace the value of a parameter?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo?:slug=evil&slug=evil"},
			cause:    causeQuery,
		},
		{
			name:     "a query of 10,000 parameters",
			about:    "Does the path's parameter still arrive?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo?" + strings.Repeat("&", 10_000)},
			cause:    causeQuery,
			local:    true, // a server of its own may have another limit for headers, which is not about routing
		},
		{
			name:     "the query, for handlers",
			about:    "Does a handler see the client's own query? A library that passes parameters in the query lets clients add some.",
			source:   "taste",
			requests: []string{"GET /foo/admin?:slug=evil"},
			ask:      inHandler(func(r *http.Request) string { return fmt.Sprintf("RawQuery %q", r.URL.RawQuery) }),
			say:      observed.noted,
			cause:    causeQuery,
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return got.note != want.note },
		},
		{
			name:     "the request afterwards",
			about:    "Middleware logs the request after the router. Is it still the client's request?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo%2Dbar?x=1"},
			ask:      afterwards,
			say:      observed.noted,
			cause:    causeQuery,
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return got.note != want.note },
		},
		{
			name:     "Pattern, for middleware",
			about:    "Does middleware find the route in the request, as it does with net/http since Go 1.23? The contract is silent.",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo"},
			ask:      leaves(patternOf),
			say:      observed.noted,
			silent:   true,
		},
		{
			name:     "PathValue, for handlers",
			about:    "Does a handler find the parameter with r.PathValue and the route in r.Pattern, as with net/http? The contract is silent.",
			source:   "taste",
			requests: []string{"GET /foo/admin"},
			ask:      inHandler(patternOf),
			say:      observed.noted,
			silent:   true,
		},
	}
}

// patternOf describes r.Pattern and r.PathValue.
func patternOf(r *http.Request) string {
	if r.Pattern == "" && r.PathValue("slug") == "" {
		return "neither Pattern nor PathValue"
	}
	return fmt.Sprintf("Pattern %q, PathValue %q", r.Pattern, r.PathValue("slug"))
}
