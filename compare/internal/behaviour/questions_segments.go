package behaviour

// segmentQuestions returns the questions about the segments of a path and what a handler gets of them.
func segmentQuestions() []question {
	part := func(id string) string { return "POST /api/widgets/foo/parts/" + id + "/update" }
	return []question{
		{
			name:     "static before parameter",
			about:    "/contact fits /contact and /{slug}; /widgets fits only /{slug}.",
			source:   "taste",
			requests: []string{"GET /contact", "GET /widgets"},
		},
		{
			name:     "static text as a parameter",
			about:    "Does a literal segment of one route hide another route that fits?",
			source:   "taste",
			requests: []string{"POST /contact/image", "GET /api/admin", "GET /api"},
		},
		{
			name:     "a segment too many",
			about:    "A parameter is one segment. Does a pattern's last parameter take several, where there are longer patterns beside it?",
			source:   "taste",
			requests: []string{"POST /api/widgets/foo/bar", "GET /api/foo/bar"},
		},
		{
			name:     "empty segment as a parameter",
			about:    "May a parameter be empty? A handler that gets an empty name often does the wrong thing to everything.",
			source:   "taste",
			requests: []string{"POST /api/widgets//parts", "GET //admin"},
		},
		{
			name:     "%20",
			about:    "Is a parameter handed over decoded?",
			source:   "RFC 3986 §2.4",
			requests: []string{"POST /api/widgets/a%20b"},
		},
		{
			name:     "+ in a path",
			about:    "In a path, unlike in a form, + is a plus.",
			source:   "RFC 3986 §2.2",
			requests: []string{"POST /api/widgets/a+b", "POST /api/widgets/a%2Bb"},
			labels:   []string{"a+b", "a%2Bb"},
		},
		{
			name:     "% in a parameter",
			about:    "%2541 decodes to %41. Decoded twice it is A, which is wrong.",
			source:   "RFC 3986 §2.4",
			requests: []string{"POST /api/widgets/%2541"},
		},
		{
			name:     "UTF-8",
			about:    "é, escaped and as it is.",
			source:   "RFC 3986 §2.5",
			requests: []string{"POST /api/widgets/%C3%A9", "POST /api/widgets/é"},
			labels:   []string{"%C3%A9", "é"},
		},
		{
			name:     "bytes that are no text",
			about:    "Do a byte that is not UTF-8 and a NUL reach the handler as they are?",
			source:   "taste",
			requests: []string{"POST /api/widgets/%FF", "POST /api/widgets/%00"},
			labels:   []string{"%FF", "%00"},
		},
		{
			name:     "id 0",
			about:    "The contract numbers parts from 1.",
			source:   "taste",
			requests: []string{part("0")},
		},
		{
			name:     "id 007",
			about:    "Leading zeros are allowed, and the number is 7.",
			source:   "taste",
			requests: []string{part("007")},
		},
		{
			name:     "id with a sign",
			about:    "strconv.Atoi takes signs; a pattern of digits does not.",
			source:   "taste",
			requests: []string{part("-1"), part("+7")},
			labels:   []string{"-1", "+7"},
		},
		{
			name:     "id of 20 digits",
			about:    "These are digits, but too many for an int.",
			source:   "taste",
			requests: []string{part("99999999999999999999")},
		},
		{
			name:     "id in other digits",
			about:    "1 in full width and in Arabic: these are digits in Unicode, but not in the contract.",
			source:   "taste",
			requests: []string{part("%EF%BC%91"), part("%D9%A1")},
			labels:   []string{"%EF%BC%91", "%D9%A1"},
		},
	}
}
