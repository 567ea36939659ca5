package floor

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"gorouting/routertest"
)

// TestInTurn holds the handlers without routing to the contract, on the requests that benchmarks use.
func TestInTurn(t *testing.T) {
	for _, workload := range routertest.Workloads() {
		var handlers []http.HandlerFunc
		if err := workload.Check(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			handlers = append(handlers, Handler(r.Method, r.URL.Path))
			serve(w, r)
		})); err != nil {
			t.Fatal(err)
		}
		if err := workload.Check(InTurn(handlers)); err != nil {
			t.Error(err)
		}
	}
}

// TestHandler has values that the workloads do not have, and calls with another request.
func TestHandler(t *testing.T) {
	for _, c := range []struct {
		method, path, body, allow string
		status                    int
	}{
		{"POST", "/api/widgets/a b 1/parts/007/update", "apiUpdateWidgetPart a b 1 7\n", "", 200},
		{"GET", "/a b/admin", "widgetAdmin a b\n", "", 200},
		{"PUT", "/api/widgets", "405 method not allowed\n", "GET, POST", 405},
		{"GET", "//", "404 page not found\n", "", 404},
	} {
		handle := Handler(c.method, c.path)
		for range 2 {
			w := httptest.NewRecorder()
			handle(w, httptest.NewRequest("GET", "/other", nil))
			if w.Code != c.status || w.Body.String() != c.body || w.Header().Get("Allow") != c.allow {
				t.Errorf("%s %s is answered %d %q with Allow %q", c.method, c.path, w.Code, w.Body, w.Header().Get("Allow"))
			}
		}
	}
}
