package behaviour

import (
	"sync/atomic"

	"gorouting/compare/internal/library"
)

// middlewareQuestions are about middleware that a library runs for its routes.
func middlewareQuestions() []question {
	return []question{
		{
			name:     "middleware after a route",
			about:    "A program adds a middleware, such as a check of passwords, after a route. Does it run for that route, is it refused, or is it skipped without a word?",
			source:   "taste",
			table:    mustParse("GET /private secret"),
			added:    library.AfterRoutes,
			requests: []string{"GET /private"},
			say:      observed.middleware,
			hurts:    func(got, _ observed) bool { return got.note == skipped },
			differs:  neverDiffers,
		},
		{
			name:     "middleware for refusals",
			about:    "A log or a counter is a middleware, added before all routes. Does it see a 404, a 405 and an OPTIONS?",
			source:   "taste",
			table:    mustParse("GET /a first\nPOST /a second"),
			added:    library.BeforeRoutes,
			requests: []string{"GET /a", "GET /nope", "PUT /a", "OPTIONS /a"},
			labels:   []string{"a route", "404", "405", "OPTIONS"},
			say:      observed.middleware,
			hurts:    noHarm,
			differs:  func(got, _ observed) bool { return got.note == skipped },
		},
	}
}

// The notes of questions about middleware.
const (
	ran     = "the middleware runs"
	skipped = "the middleware is skipped"
)

// middleware returns the note of an answer.
func (o observed) middleware() string {
	if o.note == "" {
		return "has no middleware"
	}
	return o.note
}

// withMiddleware returns a router with a middleware, and the question in a form that notes whether the middleware runs. ok is false
// if the library has no such middleware.
func (q question) withMiddleware(r library.Router) (with library.Router, noting question, ok bool) {
	var runs atomic.Int64
	if with, ok = r.WithMiddleware(q.added, func() { runs.Add(1) }); !ok {
		return r, q, false
	}
	noted := func(ask func() observed) observed {
		before := runs.Load()
		o := ask()
		if o.note = skipped; runs.Load() > before {
			o.note = ran
		}
		return o
	}
	if r.Group == library.Server {
		q.wire = func(addr, request string) observed { return noted(func() observed { return overWire(addr, request) }) }
	} else {
		q.ask = func(s subject, request string) observed { return noted(func() observed { return direct(s, request) }) }
	}
	return with, q, true
}
