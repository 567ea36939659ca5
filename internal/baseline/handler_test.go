package baseline

import (
	"net/http"
	"testing"

	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// TestHandlers: Handlers gives the right answers to the requests of the benchmarks, even if it gets a nil request.
func TestHandlers(t *testing.T) {
	for _, w := range workload.All(routes.Widgets()) {
		if f, ok := w.Check(Handlers(w.Requests)); !ok {
			t.Errorf("request=%s: %v", w.Name, f)
		}
		blind := Handlers(w.Requests)
		if f, ok := w.Check(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { blind.ServeHTTP(w, nil) })); !ok {
			t.Errorf("request=%s, without the request: %v", w.Name, f)
		}
	}
}
