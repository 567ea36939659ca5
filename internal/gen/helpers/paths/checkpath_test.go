package paths

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// checkPath requests the path, and compares the answer with the handler's.
func checkPath(t *testing.T, method, path string, err error, handle func(w http.ResponseWriter)) {
	t.Helper()
	u, wrong := url.ParseRequestURI(path)
	if err = errors.Join(err, wrong); err != nil {
		t.Error(err)
		return
	}
	got, want := httptest.NewRecorder(), httptest.NewRecorder()
	newTested().ServeHTTP(got, &http.Request{Method: method, URL: u, Header: http.Header{}})
	if handle(want); got.Code != want.Code || got.Body.String() != want.Body.String() {
		t.Errorf("%s %s: answer %d %q, want %q", method, path, got.Code, got.Body, want.Body)
	}
}
