package behaviour

// redirectQuestions returns the questions about where a client is sent.
func redirectQuestions() []question {
	return []question{
		{
			name:     "a POST, redirected",
			about:    "A client posts a form to a path with a slash too many: where does it end up? After a 301 clients may go on with GET, and do: the form is lost, and the answer looks like success.",
			source:   "RFC 9110 §15.4.2",
			requests: []string{"POST /api/widgets/", "POST /api//widgets"},
			ask:      followed,
		},
		{
			name:     "redirect to another host",
			about:    "//evil.example in a Location is another site, and for browsers so is /\\evil.example: a link to the server can send its visitors there.",
			source:   "taste",
			requests: []string{"GET //evil.example/", "GET /%2Fevil.example/", "GET //evil.example/..", `GET /\evil.example/`, "GET //admin/"},
			say:      observed.sends,
			differs:  func(got, want observed) bool { return got.Location != want.Location },
		},
		{
			name:     "redirect below StripPrefix",
			about:    "A router that redirects does not know that it is mounted at /app: does it send the client out of there?",
			source:   "taste",
			requests: []string{"GET /app/contact/", "GET /app/x/../contact"},
			ask:      stripped("/app"),
		},
	}
}
