package behaviour

import (
	"net/http"
	"slices"
)

// listing returns q with the MUST of a 405, which an answer breaks if its Allow lacks one of the methods that are wanted there.
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
			about:    "The path exists, but not with this method. Is the answer another one than for a path that does not exist, and does it say which methods there are?",
			source:   "RFC 9110 §15.5.6",
			requests: []string{"PUT /contact", "DELETE /contact"},
		}.listing(),
		question{
			name:     "wrong method, several routes",
			about:    "Two routes have the path, as in a table with GET and POST, or a static path fits a pattern with another method: does Allow have the methods of all of them?",
			source:   "RFC 9110 §15.5.6",
			requests: []string{"PUT /api/widgets", "GET /contact/image"},
			like:     "PUT /contact",
		}.listing(),
		{
			name:     "HEAD on a GET route",
			about:    "Health checks, link checkers and caches ask with HEAD. The contract does without, on purpose, and breaks this MUST.",
			source:   "RFC 9110 §9.1",
			requests: []string{"HEAD /contact"},
			must:     "all general-purpose servers support GET and HEAD",
			breaks:   func(got, _ observed) bool { return got.Status/100 != 2 },
		},
		{
			name:     "what follows a HEAD",
			about:    "Over a connection: is there content after the header? net/http sends none, whatever a handler writes.",
			source:   "RFC 9110 §9.3.2",
			requests: []string{"HEAD /contact"},
			ask:      onWire,
			say:      func(got observed) string { return got.note },
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return false },
			must:     "no content in the answer to a HEAD",
			breaks:   func(got, _ observed) bool { return got.note != "0 bytes of content" },
		},
		question{
			name:     "OPTIONS",
			about:    "Does the router answer OPTIONS itself? For the contract it is a wrong method like any other.",
			source:   "RFC 9110 §9.3.7, §15.5.6",
			requests: []string{"OPTIONS /contact"},
			like:     "PUT /contact",
			hurts:    noHarm,
		}.listing(),
		{
			name:     "OPTIONS *",
			about:    "A question to the server as a whole. net/http answers before the router, unless DisableGeneralOptionsHandler is set; this is what the router then does.",
			source:   "RFC 9112 §3.2.4",
			requests: []string{"OPTIONS *"},
			hurts:    noHarm,
		},
		question{
			name:     "unknown method",
			about:    "A method that nobody knows, on a path that exists: is it 405, or 501, which the RFC recommends (§15.6.2, SHOULD)?",
			source:   "RFC 9110 §9.1, §15.5.6",
			requests: []string{"FOO /contact"},
			like:     "PUT /contact",
			differs:  notUnknown,
		}.listing(),
		{
			name:     "unknown method, unknown path",
			about:    "Is a path that does not exist still 404 where the method is odd?",
			source:   "taste",
			requests: []string{"FOO /nope/x/y"},
			differs:  notUnknown,
		},
		{
			name:     "get in lower case",
			about:    "Methods are case-sensitive: get is not GET, but a method that nobody knows.",
			source:   "RFC 9110 §9.1",
			requests: []string{"get /contact"},
			like:     "FOO /contact",
			hurts:    anyHandler,
		},
		{
			name:     "the words of a refusal",
			about:    "What a 404 and a 405 say besides their status. These words count in this row only.",
			source:   "taste",
			requests: []string{"GET /nope/x/y", "PUT /contact"},
			labels:   []string{"404", "405"},
			say:      observed.words,
			hurts:    noHarm,
			differs:  func(got, want observed) bool { return !got.sameWords(want) },
		},
	}
}

// notUnknown reports whether an answer to a method that nobody knows is neither the contract's nor the 501 that the RFC recommends.
func notUnknown(got, want observed) bool {
	return got.Status != http.StatusNotImplemented && !got.sameRouting(want)
}
