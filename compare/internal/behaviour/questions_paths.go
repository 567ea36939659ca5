package behaviour

import (
	"net/http"
	"strings"

	"gorouting/internal/ask"
)

// pathQuestions are about the path as a whole.
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
			name:     "needless escapes",
			about:    "/%63ontact is another spelling of /contact; there SHOULD NOT be another resource. And a+b may be written a%2Bb.",
			source:   "RFC 9110 §4.2.3",
			requests: []string{"GET /%63ontact", "GET /api/widget%73", "POST /api/widgets/a%2Bb"},
		},
		{
			name:     "%2F",
			about:    "The RFC keeps an escaped slash inside its segment. The contract matches the decoded path, in which it separates segments.",
			source:   "RFC 3986 §2.2",
			requests: []string{"GET /api%2Fwidgets", "POST /api/widgets/a%2Fb"},
			hurts:    noHarm,
			want:     escapedSlashKept,
			differs: func(got, want observed) bool { // a value that arrives as a%2Fb belongs to the question "needless escapes"
				return strings.ReplaceAll(got.Body, "%2F", "/") != want.Body
			},
		},
		{
			name:     "absolute form",
			about:    "Proxies may send the whole URL in the request line.",
			source:   "RFC 9112 §3.2.2",
			requests: []string{"GET http://example.com/contact"},
			must:     "a server accepts the absolute form",
			breaks:   func(got, _ observed) bool { return got.Status != http.StatusOK },
		},
		{
			name:     "empty path",
			about:    "In the absolute form a target may have no path. That is equivalent to /, and may be redirected there. The contract answers 404 on purpose.",
			source:   "RFC 9110 §4.2.3",
			requests: []string{"GET http://example.com"},
			want:     func(string) observed { return served("home\n") },
		},
		{
			name:     "below StripPrefix",
			about:    "Middleware mounts the router at /app, and takes /app off the path. Is a route found then?",
			source:   "taste",
			requests: []string{"GET /app/contact", "POST /app/api/widgets/foo"},
			ask:      stripped("/app"),

			redirects: true,
		},
		{
			name:     "no leading slash",
			about:    "StripPrefix with a slash at the end leaves a path without its leading slash.",
			source:   "taste",
			requests: []string{"GET /app/contact"},
			ask:      stripped("/app/"),
			hurts:    anyHandler,
		},
	}
}

// served returns a 200 with this body.
func served(body string) observed {
	return observed{Answer: ask.Answer{Status: http.StatusOK, Body: body, ContentType: ask.PlainText}}
}

// escapedSlashKept returns the answer that RFC 3986 wants: the slash is part of the value.
func escapedSlashKept(request string) observed {
	if strings.HasPrefix(request, "GET") {
		return served("widget api/widgets\n")
	}
	return served("apiUpdateWidget a/b\n")
}
