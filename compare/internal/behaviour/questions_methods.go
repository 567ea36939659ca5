package behaviour

import (
	"net/http"
	"slices"
)

// listing returns q with the MUST for a 405: its Allow must contain every method that the path has.
func (q question) listing() question {
	q.must = "an origin server generates an Allow in a 405, with the methods that the path has"
	q.breaks = func(got, want observed) bool {
		return got.Status == http.StatusMethodNotAllowed &&
			slices.ContainsFunc(want.Allowed(), func(m string) bool { return !slices.Contains(got.Allowed(), m) })
	}
	return q
}

// methodQuestions are about the method.
func methodQuestions() []question {
	return []question{
		question{
			name:     "wrong method",
			about:    "The path exists, but not with this method. Is the answer different from that to an unknown path, and does it list the methods of the path?",
			source:   "RFC 9110 §15.5.6",
			requests: []string{"PUT /contact", "DELETE /contact"},
		}.listing(),
		question{
			name:     "wrong method, several routes",
			about:    "Two routes match the path: a table has GET and POST, or a static path matches a pattern with another method. Does Allow list the methods of both?",
			source:   "RFC 9110 §15.5.6",
			requests: []string{"PUT /api/widgets", "GET /contact/image"},
			like:     "PUT /contact",
		}.listing(),
		{
			name: "HEAD on a GET route",
			about: "Health checks, link checkers and caches send HEAD. A strict reading of RFC 9110 §9.1 forbids to refuse it: “All general-purpose servers " +
				"MUST support the methods GET and HEAD.” The same section lets each resource have its own methods, so no total includes this row. " +
				"The contract refuses HEAD on purpose.",
			source:   "RFC 9110 §9.1",
			requests: []string{"HEAD /contact"},
			must:     "all general-purpose servers support GET and HEAD",
			strict:   true,
			breaks:   func(got, _ observed) bool { return got.Status/100 != 2 },
		},
		{
			name:     "content of a HEAD",
			about:    "Over a connection: does content follow the header? net/http sends none, whatever a handler writes.",
			source:   "RFC 9110 §9.3.2",
			requests: []string{"HEAD /contact"},
			wire:     contentOnWire,
			say:      func(got observed) string { return got.note },
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return false },
			must:     "no content in the answer to a HEAD",
			breaks:   func(got, _ observed) bool { return got.note != "0 bytes of content" },
		},
		question{
			name:     "OPTIONS",
			about:    "Does the router answer OPTIONS itself? The contract treats it as a wrong method like any other.",
			source:   "RFC 9110 §9.3.7, §15.5.6",
			requests: []string{"OPTIONS /contact"},
			like:     "PUT /contact",
			hurts:    noHarm,
		}.listing(),
		{
			name:     "OPTIONS *",
			about:    "A question to the server as a whole. net/http answers it before the router, unless DisableGeneralOptionsHandler is set. Here the router is asked.",
			source:   "RFC 9112 §3.2.4",
			requests: []string{"OPTIONS *"},
			hurts:    noHarm,
		},
		question{
			name:     "unknown method",
			about:    "An unknown method on an existing path: is the answer 405, or the 501 that the RFC recommends (§15.6.2, SHOULD)?",
			source:   "RFC 9110 §9.1, §15.5.6",
			requests: []string{"FOO /contact"},
			like:     "PUT /contact",
			differs:  notUnknown,
		}.listing(),
		{
			name:     "unknown method, unknown path",
			about:    "Is an unknown path still 404 if the method is unknown too?",
			source:   "taste",
			requests: []string{"FOO /nope/x/y"},
			differs:  notUnknown,
		},
		{
			name:     "get in lower case",
			about:    "Methods are case-sensitive: get is not GET but an unknown method.",
			source:   "RFC 9110 §9.1",
			requests: []string{"get /contact"},
			like:     "FOO /contact",
			hurts:    anyHandler,
		},
		{
			name:     "a CONNECT with two slashes",
			about:    "ServeMux does not clean the path of a CONNECT, so that an empty segment reaches its matching (golang/go #81222). Does the router answer?",
			source:   "taste",
			table:    mustParse("CONNECT /{x}/{y...} tunnel"),
			requests: []string{"CONNECT //a"},
			hurts:    noHarm, // a panic always hurts
			differs:  func(got, want observed) bool { return false },
		},
		{
			name:     "the text of a refusal",
			about:    "The bodies of a 404 and a 405. They count in this row only.",
			source:   "taste",
			requests: []string{"GET /nope/x/y", "PUT /contact"},
			labels:   []string{"404", "405"},
			say:      observed.words,
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return !got.sameWords(want) },
		},
	}
}

// notUnknown reports whether the answer to an unknown method is neither the contract's nor the 501 that the RFC recommends.
func notUnknown(got, want observed) bool {
	return got.Status != http.StatusNotImplemented && !got.sameRouting(want)
}
