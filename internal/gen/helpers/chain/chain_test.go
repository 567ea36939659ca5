package chain

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestEndOfChain calls the handler in the context. It panics if the context has no handler for the route.
func TestEndOfChain(t *testing.T) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) })
	ctx := context.WithValue(t.Context(), handlerOf("Show"), handler)
	if code, problem := serve(ctx); code != http.StatusTeapot || problem != nil {
		t.Errorf("status %d, panic %v", code, problem)
	}
	for name, ctx := range map[string]context.Context{"a new context": t.Context(), "another route": context.WithValue(t.Context(), handlerOf("Delete"), handler)} {
		code, problem := serve(ctx)
		const want = "middleware of Show has replaced the request's context; derive the new one from r.Context()"
		if code == http.StatusTeapot || problem != want {
			t.Errorf("%s: status %d, panic %v", name, code, problem)
		}
	}
}

// serve calls the end of the chain of Show.
func serve(ctx context.Context) (code int, problem any) {
	w := httptest.NewRecorder()
	defer func() { code, problem = w.Code, recover() }()
	endOfChain("Show").ServeHTTP(w, httptest.NewRequest("GET", "/", nil).WithContext(ctx))
	return
}
