package behaviour

// segmentQuestions are about the segments of a path, and their values in handlers.
func segmentQuestions() []question {
	part := func(id string) string { return "POST /api/widgets/foo/parts/" + id + "/update" }
	return []question{
		{
			name:     "static before parameter",
			about:    "/contact matches /contact and /{slug}; /widgets matches only /{slug}.",
			source:   "taste",
			requests: []string{"GET /contact", "GET /widgets"},
		},
		{
			name:     "static text as a parameter",
			about:    "Does the text of one route hide another route that matches?",
			source:   "taste",
			requests: []string{"POST /contact/image", "GET /api/admin", "GET /api"},
		},
		{
			name:     "an extra segment",
			about:    "A parameter is one segment. Does a pattern's last parameter match several, although there are longer patterns?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo/bar", "GET /api/foo/bar"},
			hurts:    anyHandler,
		},
		{
			name:     "empty segment as a parameter",
			about:    "May a parameter be empty? A handler that gets an empty name often does the wrong thing to everything.",
			source:   "taste",
			requests: []string{"POST /api/widgets//parts", "GET //admin"},
			hurts:    anyHandler,
		},
		{
			name:     "escaped letters in a parameter",
			about:    "Is a parameter decoded exactly once? %2541 decodes to %41; decoded twice it is A.",
			source:   "RFC 3986 §2.4",
			requests: []string{"POST /api/widgets/a%20b", "POST /api/widgets/%2541", "POST /api/widgets/%C3%A9", "POST /api/widgets/é"},
			labels:   []string{"a%20b", "%2541", "%C3%A9", "é"},
		},
		{
			name:     "+ in a path",
			about:    "In a path, unlike in a form, + is a plus.",
			source:   "RFC 3986 §2.2",
			requests: []string{"POST /api/widgets/a+b"},
		},
		{
			name:     "bytes that are not text",
			about:    "Do a byte that is not UTF-8 and a NUL reach the handler unchanged?",
			source:   "taste",
			requests: []string{"POST /api/widgets/%FF", "POST /api/widgets/%00"},
			labels:   []string{"%FF", "%00"},
		},
		{
			name: "escaped dots",
			about: "Clients resolve /files/../x before they ask, and browsers also /files/%2e%2e/x; other clients send it. Is the parameter .., or is the path cleaned? " +
				"A handler that opens the file of that name leaves its folder.",
			source:   "RFC 3986 §6.2.2.3",
			table:    mustParse("GET /files/{name}/x file\nGET /x top"),
			requests: []string{"GET /files/%2e%2e/x", "GET /files/%2E/x"},
			hurts:    func(got, _ observed) bool { return got.Body == "top\n" },
			differs:  otherStatus, // other questions are about escapes in values

			redirects: true,
		},
		{
			name: "numbers",
			about: "Which ids reach the handler: 0, a sign, leading zeros, 20 digits, digits of other scripts? No answer counts as wrong, because it comes from the " +
				"expression in a pattern, or from strconv.Atoi in our own handler.",
			source:   "taste",
			requests: []string{part("0"), part("007"), part("-1"), part("+7"), part("99999999999999999999"), part("%EF%BC%91"), part("%D9%A1")},
			labels:   []string{"0", "007", "-1", "+7", "20 digits", "%EF%BC%91", "%D9%A1"},
			silent:   true,
		},
	}
}
