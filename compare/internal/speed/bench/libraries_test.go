package bench

import (
	"net/http"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestRefusal: what ServeMux says of two routes that cross names both, and no file of this machine.
func TestRefusal(t *testing.T) {
	table, err := routes.Parse("routes", "GET /a/{x}\nGET /{y}/b\n")
	if err != nil {
		t.Fatal(err)
	}
	none := func(http.ResponseWriter, *http.Request) {}
	for _, l := range Libraries {
		if l.Name != "servemux" {
			continue
		}
		_, refusal := l.take(table, Handlers{ServeMux: []http.HandlerFunc{none, none}})
		if !strings.Contains(refusal, `"GET /{p0}/b"`) || !strings.Contains(refusal, `"GET /a/{p1}"`) || strings.Contains(refusal, ".go:") {
			t.Errorf("it says %q", refusal)
		}
	}
}
