package chain

import "net/http"

// endOfChain returns the end of a route's chain of middleware. It calls the handler in the request's context, which has the values of the
// parameters. So middleware that changes the context must derive the new one from the old.
func endOfChain(route handlerOf) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler, ok := r.Context().Value(route).(http.HandlerFunc)
		if !ok {
			panic("middleware of " + string(route) + " has replaced the request's context; derive the new one from r.Context()")
		}
		handler(w, r)
	})
}

// handlerOf is the key of a route's handler in a request's context. Each route has its own, so that the context of another request does not
// lead to another route's handler.
type handlerOf string
