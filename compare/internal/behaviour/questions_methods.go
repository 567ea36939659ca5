package behaviour

import (
	"net/http"
	"slices"
)

const listsMethods = "a 405 has an Allow, with the methods that the path has"

// listing returns q with the MUST of a 405, which an answer breaks if Allow lacks one of the methods.
func (q question) listing(methods ...string) question {
	q.must = listsMethods
	q.breaks = func(got observed) bool {
		return got.Status == http.StatusMethodNotAllowed &&
			slices.ContainsFunc(methods, func(m string) bool { return !slices.Contains(got.Allowed(), m) })
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
			requests: []string{"PUT /contact"},
		}.listing("GET"),
		question{
			name:     "wrong method, two right ones",
			about:    "The same where two routes have the path: are both in one sorted Allow?",
			source:   "RFC 9110 §15.5.6",
			requests: []string{"PUT /api/widgets"},
		}.listing("GET", "POST"),
		question{
			name:     "wrong method, routes that overlap",
			about:    "Does a static path hide the methods of a pattern that fits it too, or the other way round?",
			source:   "RFC 9110 §15.5.6",
			requests: []string{"GET /contact/image"},
		}.listing("POST"),
		{
			name:     "HEAD on a GET route",
			about:    "Health checks, link checkers and caches ask with HEAD. The contract does without, on purpose.",
			source:   "RFC 9110 §9.1",
			requests: []string{"HEAD /contact"},
			must:     "a general-purpose server supports HEAD as it does GET",
			breaks:   func(got observed) bool { return got.Status/100 != 2 },
		},
		{
			name:     "what follows a HEAD",
			about:    "Over a connection: is there content after the header? net/http sends none, whatever a handler writes.",
			source:   "RFC 9110 §9.3.2",
			requests: []string{"HEAD /contact"},
			ask:      onWire,
			say:      func(got observed) string { return got.note },
			differs:  func(got, want observed) bool { return got.note != want.note },
			must:     "no content in the answer to a HEAD",
			breaks:   func(got observed) bool { return got.note != "0 bytes of content" },
		},
		question{
			name:     "OPTIONS",
			about:    "Does the router answer OPTIONS itself? With a 200 or a 204 it should say which methods the path has; for the contract, OPTIONS is a wrong method.",
			source:   "RFC 9110 §9.3.7, §15.5.6",
			requests: []string{"OPTIONS /api/widgets"},
		}.listing("GET", "POST"),
		question{
			name:     "OPTIONS *",
			about:    "A question to the server as a whole. net/http answers before the router, unless DisableGeneralOptionsHandler is set; this is what the router then does.",
			source:   "RFC 9112 §3.2.4",
			requests: []string{"OPTIONS *"},
		},
		question{
			name:     "unknown method",
			about:    "A method that nobody knows, on a path that exists: is it 405, or 501, which the RFC recommends (§15.6.2, SHOULD)?",
			source:   "RFC 9110 §9.1, §15.5.6",
			requests: []string{"FOO /contact"},
		}.listing("GET"),
		question{
			name:     "unknown method, unknown path",
			about:    "Is a path that does not exist still 404 where the method is odd?",
			source:   "taste",
			requests: []string{"FOO /nope/x/y"},
		},
		question{
			name:     "get in lower case",
			about:    "Methods are case-sensitive: get is not GET.",
			source:   "RFC 9110 §9.1, §15.5.6",
			requests: []string{"get /contact"},
		}.listing("GET"),
		{
			name:     "the words of a refusal",
			about:    "What a 404 and a 405 say besides their status. These words count in this row only.",
			source:   "taste",
			requests: []string{"GET /nope/x/y", "PUT /contact"},
			labels:   []string{"404", "405"},
			say:      observed.words,
			differs:  func(got, want observed) bool { return !got.sameWords(want) },
		},
	}
}
