package chain

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestEndOfChain calls the handler in the context.
func TestEndOfChain(t *testing.T) {
	w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) })
	endOfChain.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), handlerKey{}, handler)))
	if w.Code != http.StatusTeapot {
		t.Errorf("status %d", w.Code)
	}
}
