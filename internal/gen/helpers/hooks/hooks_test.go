package hooks

import (
	"net/http/httptest"
	"testing"
)

// TestSilent calls both hooks.
func TestSilent(t *testing.T) {
	w := httptest.NewRecorder()
	s := silent{}
	s.NotFound(w, nil)
	s.MethodNotAllowed(w, nil, []string{"GET"})
	if len(w.Header()) > 0 || w.Body.Len() > 0 {
		t.Errorf("the answer is %v %q", w.Header(), w.Body)
	}
}
