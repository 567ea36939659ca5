package answer

import (
	"net/http/httptest"
	"testing"
)

func TestRefuse(t *testing.T) {
	for want, methods := range map[string][]string{"": nil, "GET": {"GET"}, "GET, POST": {"POST", "GET", "POST"}} {
		w := httptest.NewRecorder()
		Refuse(w, methods)
		if status := map[bool]int{true: 405, false: 404}[want != ""]; w.Code != status || w.Header().Get("Allow") != want {
			t.Errorf("Refuse(%q) is %d with Allow %q, want %q", methods, w.Code, w.Header().Get("Allow"), want)
		}
	}
}
