package behaviour

import (
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
)

// TestKit makes sure that ours depart in no way, to the byte, and that every library does in some.
func TestKit(t *testing.T) {
	for _, c := range library.All() {
		kit, err := Kit(c)
		if err != nil {
			t.Fatal(err)
		}
		if c.Group == found.GroupGauge && c.Name != "baseline" {
			if kit.Asked != 0 || kit.Whole() {
				t.Errorf("%s is asked %d requests", c.Name, kit.Asked)
			}
			continue
		}
		if isLibrary := c.Group == found.GroupPlain; kit.Asked < 1000 || kit.Whole() == isLibrary || len(kit.Causes) > 0 != isLibrary {
			t.Errorf("%s: asked %d, whole %v: %+v", c.Name, kit.Asked, kit.Whole(), kit.Causes)
		}
	}
}

// TestKitError makes sure that settings that make no sense are not passed over.
func TestKitError(t *testing.T) {
	t.Setenv("ROUTERTEST_DEPTH", "deep")
	if kit, err := Kit(library.All()[0]); err == nil || kit.Asked != 0 {
		t.Errorf("ROUTERTEST_DEPTH=deep gives %+v, %v", kit, err)
	}
}
