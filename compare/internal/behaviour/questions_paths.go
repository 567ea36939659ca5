package behaviour

import "net/http"

// pathQuestions returns the questions about the path as a whole.
func pathQuestions() []question {
	return []question{
		{
			name:     "slash at the end",
			about:    "Is /contact/ another path than /contact, the same, or a redirect?",
			source:   "taste",
			requests: []string{"GET /contact/", "POST /api/widgets/foo/"},
		},
		{
			name:     "two slashes",
			about:    "An empty segment is a segment (RFC 3986 §3.3), but many servers take it out.",
			source:   "taste",
			requests: []string{"GET //contact", "GET /api//widgets"},
		},
		{
			name:     "dot segments",
			about:    "Clients resolve /.. before they ask. Does a router resolve again, redirect, or take the dots as text?",
			source:   "RFC 3986 §5.2.4, §6.2.2.3",
			requests: []string{"GET /..", "GET /x/../contact", "GET /./contact"},
		},
		{
			name:     "other case",
			about:    "Paths are case-sensitive: /API/widgets is not /api/widgets.",
			source:   "RFC 3986 §6.2.2.1",
			requests: []string{"GET /API/widgets"},
		},
		{
			name:     "ordinary letters, escaped",
			about:    "/%63ontact is another way to write /contact; different resources there SHOULD NOT be.",
			source:   "RFC 9110 §4.2.3",
			requests: []string{"GET /%63ontact", "GET /api/widget%73"},
		},
		{
			name:     "%2F",
			about:    "Is an escaped slash part of its segment, as the RFC says, or does it separate segments, as in the decoded path?",
			source:   "RFC 3986 §2.2, §2.4",
			requests: []string{"GET /api%2Fwidgets", "POST /api/widgets/a%2Fb"},
		},
		{
			name:     "empty path",
			about:    "A target in absolute form may have no path at all, which is equivalent to /. The contract says 404, on purpose.",
			source:   "RFC 9110 §4.2.3",
			requests: []string{"GET http://example.com"},
		},
		{
			name:     "absolute form",
			about:    "Proxies may ask with the whole URL in the request line.",
			source:   "RFC 9112 §3.2.2",
			requests: []string{"GET http://example.com/contact"},
			must:     "a server accepts the absolute form",
			breaks:   func(got observed) bool { return got.Status != http.StatusOK },
		},
		{
			name:     "below StripPrefix",
			about:    "Middleware mounts the router at /app, and takes /app from the path. Is a route found then?",
			source:   "taste",
			requests: []string{"GET /app/contact", "POST /app/api/widgets/foo"},
			ask:      stripped("/app"),
		},
		{
			name:     "no slash in front",
			about:    "StripPrefix with a slash at the end leaves a path without one at its beginning.",
			source:   "taste",
			requests: []string{"GET /app/contact"},
			ask:      stripped("/app/"),
		},
	}
}
