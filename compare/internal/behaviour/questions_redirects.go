package behaviour

import (
	"slices"
	"strings"
)

// redirectQuestions are about tidying paths, and about redirects to the tidy form. All redirects of a router have one cause, because
// one option of its library turns all of them off.
func redirectQuestions() []question {
	return []question{
		{
			name:     "slash at the end",
			about:    "Is /contact/ another path than /contact, the same one, or a redirect?",
			source:   "taste",
			requests: []string{"GET /contact/", "POST /api/widgets/foo/"},

			redirects: true,
		},
		{
			name:     "two slashes and dot segments",
			about:    "An empty segment is a segment (RFC 3986 §3.3), and clients resolve /.. before they ask. Does a router clean paths, redirect, or match them unchanged?",
			source:   "taste",
			requests: []string{"GET /api//widgets", "GET /..", "GET /x/../contact", "GET /./contact"},
			hurts: func(got, want observed) bool { // serving the cleaned path is a matter of taste
				cleaned := []string{"contact\n", "apiGetWidgets\n", "home\n"}
				return anyHandler(got, want) && !slices.Contains(cleaned, got.Body)
			},

			redirects: true,
		},
		{
			name: "a POST, redirected",
			about: "A client posts a form to a path with an extra slash: which request reaches a handler? After a 301 clients may continue with GET, and do: " +
				"the form is lost, and the answer looks like success.",
			source:   "RFC 9110 §15.4.2",
			requests: []string{"POST /api/widgets/", "POST /api//widgets"},
			wire:     follow,
			hurts:    func(got, _ observed) bool { return strings.HasPrefix(got.note, "to GET ") },
			differs:  neverDiffers,

			redirects: true,
		},
		{
			name:  "a redirect that changes the value",
			about: "A client follows the redirect of an untidy path. Does the handler get the same value as with the tidy path? ServeMux escaped its redirects twice up to Go 1.26 (golang/go #79897).",

			source:   "taste",
			table:    mustParse("GET /files/{name} file"),
			requests: []string{"GET //files/a%20b", "GET //files/a%2Fb", "GET /files/x%3Fy/"},
			wire:     tidied,
			hurts:    func(got, _ observed) bool { return got.misrouted },
			differs:  neverDiffers,

			redirects: true,
		},
		{
			name:     "redirect to another host",
			about:    "//evil.example in a Location is another site, and for browsers so is /\\evil.example: a link to the server can send its visitors there.",
			source:   "taste",
			requests: []string{"GET //evil.example/", "GET /%2Fevil.example/", "GET //evil.example/..", `GET /\evil.example/`, "GET //admin/"},
			say:      observed.sends,
			hurts:    noHarm, // another host always hurts
			differs:  neverDiffers,

			redirects: true,
		},
		{
			name:     "redirect of an owner",
			about:    "Code hosts have /{owner}/{repo}. For //evil.example/, is the owner empty, or does a redirect lead to another site?",
			source:   "taste",
			table:    mustParse("GET /{owner}/{repo} repo\nGET /{owner} user"),
			requests: []string{"GET //evil.example/", "GET //evil.example", "GET //evil.example/x/"},
			say:      observed.sends,
			cause:    "redirect to another host",
			hurts:    noHarm, // another host always hurts
			differs:  neverDiffers,

			redirects: true,
		},
		{
			name:     "redirect below StripPrefix",
			about:    "A router that redirects does not know that it is mounted at /app. Does it send the client out of /app, perhaps to another program?",
			source:   "taste",
			requests: []string{"GET /app/contact/", "GET /app/x/../contact"},
			ask:      stripped("/app"),
			hurts: func(got, _ observed) bool {
				return slices.Contains([]int{301, 302, 307, 308}, got.Status) && !strings.HasPrefix(got.Location, "/app")
			},
			differs: neverDiffers,

			redirects: true,
		},
	}
}

// otherStatus compares only the status. Other questions are about the values.
func otherStatus(got, want observed) bool { return got.Status != want.Status }

// neverDiffers is for questions that are only about harm. The rows about slashes say whether a router redirects.
func neverDiffers(got, want observed) bool { return false }
