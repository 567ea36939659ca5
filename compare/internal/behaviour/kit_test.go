package behaviour

import (
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// TestKit: our routers keep the contract to the byte, and no library does.
func TestKit(t *testing.T) {
	for _, r := range library.All() {
		kept, _ := r.Accepted(routes.Widgets())
		kit, err := kitOfRouter(r, kept)
		if err != nil {
			t.Fatal(err)
		}
		if r.Group == library.Server {
			if kit.Asked != 0 {
				t.Errorf("%s is asked without an http.Handler", r.Name)
			}
			continue
		}
		if isLibrary := r.Group == library.Library; kit.Asked < 1000 || len(kit.Causes) > 0 != isLibrary || kit.Words == isLibrary {
			t.Errorf("%s: asked %d, words %v: %+v", r.Name, kit.Asked, kit.Words, kit.Causes)
		}
	}
}
