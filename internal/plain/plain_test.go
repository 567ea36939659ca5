package plain

import (
	"net/http"
	"testing"

	"gorouting/routertest"
)

// TestHits makes sure that each answers what every route has, so that they can be measured on it.
func TestHits(t *testing.T) {
	for name, newRouter := range map[string]func() http.Handler{"ServeMux": ServeMux, "Chi": Chi, "Gorilla": Gorilla, "Pat": Pat} {
		for _, w := range routertest.Workloads() {
			if !w.Hits() {
				continue
			}
			if err := w.Check(newRouter()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
