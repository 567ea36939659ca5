package plain

import (
	"net/http"
	"testing"

	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// TestHits makes sure that all four routers serve every route, so that benchmarks can measure them.
func TestHits(t *testing.T) {
	for name, newRouter := range map[string]func() http.Handler{"ServeMux": ServeMux, "Chi": Chi, "Gorilla": Gorilla, "Pat": Pat} {
		for _, w := range workload.All(routes.Widgets()) {
			if !w.IsHits() {
				continue
			}
			if f, ok := w.Check(newRouter()); !ok {
				t.Errorf("%s: %v", name, f)
			}
		}
	}
}
