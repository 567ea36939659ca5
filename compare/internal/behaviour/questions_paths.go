package behaviour

import (
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/ask"
)

// pathQuestions returns the questions about the path as a whole.
func pathQuestions() []question {
	return []question{
		{
			name:     "other case",
			about:    "Paths are case-sensitive: /API/widgets is not /api/widgets.",
			source:   "RFC 3986 §6.2.2.1",
			requests: []string{"GET /API/widgets"},

			redirects: true,
		},
		{
			name:     "letters escaped that need not be",
			about:    "/%63ontact is another way to write /contact; there SHOULD NOT be another resource. And a+b may be written a%2Bb.",
			source:   "RFC 9110 §4.2.3",
			requests: []string{"GET /%63ontact", "GET /api/widget%73", "POST /api/widgets/a%2Bb"},
		},
		{
			name:     "%2F",
			about:    "An escaped slash is part of its segment, the RFC says. In the decoded path, which the contract matches, it separates segments.",
			source:   "RFC 3986 §2.2",
			requests: []string{"GET /api%2Fwidgets", "POST /api/widgets/a%2Fb"},
			hurts:    noHarm,
			want:     escapedSlashKept,
			differs: func(got, want observed) bool { // the value may come as a%2Fb: that is the question above
				return strings.ReplaceAll(got.Body, "%2F", "/") != want.Body
			},
		},
		{
			name:     "absolute form",
			about:    "Proxies may ask with the whole URL in the request line.",
			source:   "RFC 9112 §3.2.2",
			requests: []string{"GET http://example.com/contact"},
			must:     "a server accepts the absolute form",
			breaks:   func(got, _ observed) bool { return got.Status != http.StatusOK },
		},
		{
			name:     "empty path",
			about:    "In the absolute form a target may have no path at all, which is equivalent to /, and may be redirected there. The contract says 404, on purpose.",
			source:   "RFC 9110 §4.2.3",
			requests: []string{"GET http://example.com"},
			want:     func(string) observed { return served("home\n") },
		},
		{
			name:     "below StripPrefix",
			about:    "Middleware mounts the router at /app, and takes /app from the path. Is a route found then?",
			source:   "taste",
			requests: []string{"GET /app/contact", "POST /app/api/widgets/foo"},
			ask:      stripped("/app"),

			redirects: true,
		},
		{
			name:     "no slash in front",
			about:    "StripPrefix with a slash at the end leaves a path without one at its beginning.",
			source:   "taste",
			requests: []string{"GET /app/contact"},
			ask:      stripped("/app/"),
			hurts:    anyHandler,
		},
	}
}

// served returns a 200 with a body of the contract's.
func served(body string) observed {
	return observed{Answer: ask.Answer{Status: http.StatusOK, Body: body, ContentType: ask.PlainText}}
}

// escapedSlashKept is what RFC 3986 wants: the slash is part of the value.
func escapedSlashKept(request string) observed {
	if strings.HasPrefix(request, "GET") {
		return served("widget api/widgets\n")
	}
	return served("apiUpdateWidget a/b\n")
}

// redirectQuestions returns the questions about where a client is sent, and about what a router cleans.
func redirectQuestions() []question {
	return []question{
		{
			name:     "slash at the end",
			about:    "Is /contact/ another path than /contact, the same, or a redirect?",
			source:   "taste",
			requests: []string{"GET /contact/", "POST /api/widgets/foo/"},

			redirects: true,
		},
		{
			name:     "two slashes and dot segments",
			about:    "An empty segment is a segment (RFC 3986 §3.3), and clients resolve /.. before they ask. Does a router clean paths, redirect, or take them as they stand?",
			source:   "taste",
			requests: []string{"GET /api//widgets", "GET /..", "GET /x/../contact", "GET /./contact"},
			hurts: func(got, want observed) bool { // to serve the cleaned path is taste
				cleaned := []string{"contact\n", "apiGetWidgets\n", "home\n"}
				return anyHandler(got, want) && !slices.Contains(cleaned, got.Body)
			},

			redirects: true,
		},
		{
			name:     "a POST, redirected",
			about:    "A client posts a form to a path with a slash too many: where does it end up? After a 301 clients may go on with GET, and do: the form is lost, and the answer looks like success.",
			source:   "RFC 9110 §15.4.2",
			requests: []string{"POST /api/widgets/", "POST /api//widgets"},
			follows:  true,
			hurts:    func(got, _ observed) bool { return strings.HasPrefix(got.note, "to GET ") },
			differs:  func(got, want observed) bool { return false }, // that it redirects counts above

			redirects: true,
		},
		{
			name:     "redirect to another host",
			about:    "//evil.example in a Location is another site, and for browsers so is /\\evil.example: a link to the server can send its visitors there.",
			source:   "taste",
			requests: []string{"GET //evil.example/", "GET /%2Fevil.example/", "GET //evil.example/..", `GET /\evil.example/`, "GET //admin/"},
			say:      observed.sends,
			hurts:    noHarm,                                         // but for another host, which always is
			differs:  func(got, want observed) bool { return false }, // that it redirects counts above

			redirects: true,
		},
		{
			name:     "redirect below StripPrefix",
			about:    "A router that redirects does not know that it is mounted at /app: does it send the client out of there, to what may be another program?",
			source:   "taste",
			requests: []string{"GET /app/contact/", "GET /app/x/../contact"},
			ask:      stripped("/app"),
			hurts: func(got, _ observed) bool {
				return slices.Contains([]int{301, 302, 307, 308}, got.Status) && !strings.HasPrefix(got.Location, "/app")
			},
			differs: func(got, want observed) bool { return false }, // that it redirects counts above

			redirects: true,
		},
	}
}
