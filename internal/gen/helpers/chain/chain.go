package chain

import "net/http"

// endOfChain is the end of a chain of middleware. It calls the handler in the request's context, which has the values of the parameters.
// So middleware that changes the context must derive the new one from the old.
var endOfChain = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	r.Context().Value(handlerKey{}).(http.HandlerFunc)(w, r)
})

// handlerKey is the key of the handler in a request's context.
type handlerKey struct{}
