package library

import "net/http"

// When says when a middleware is added to a router.
type When int

// A middleware is added before the first route, or after the last one.
const (
	BeforeRoutes When = 1 + iota
	AfterRoutes
)

// added is a middleware that calls ran for each request, and changes nothing.
type added struct {
	when When
	ran  func()
}

// WithMiddleware returns the router with a middleware that calls ran for each request. The middleware is added in the library's own
// way; see Facts.Middleware. ok is false if the library has no middleware that can be added at that time.
func (r Router) WithMiddleware(when When, ran func()) (with Router, ok bool) {
	if r.open == nil {
		return r, false
	}
	b := r.open()
	if b.use == nil || b.useGroups && when == AfterRoutes {
		return r, false
	}
	r.added = &added{when, ran}
	return r, true
}

// add adds the middleware to a router, if it is to be added now.
func (m *added) add(b builder, now When) {
	if m != nil && m.when == now {
		b.use(m.ran)
	}
}

// observing returns a middleware for handlers of net/http.
func observing(ran func()) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ran()
			next.ServeHTTP(w, r)
		})
	}
}
