package behaviour

import (
	"strings"
	"testing"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
)

// TestKit makes sure that ours keep all cases and no library does, and that the counts and the examples fit.
func TestKit(t *testing.T) {
	for _, c := range contestant.All() {
		kit, err := Kit(c)
		if err != nil {
			t.Fatal(err)
		}
		if c.Group == found.GroupGauge && c.Name != "floor" {
			if kit.Cases != 0 {
				t.Errorf("%s is asked %d cases", c.Name, kit.Cases)
			}
			continue
		}
		if ours := c.Group == found.GroupOurs || c.Name == "floor"; kit.Cases < 1000 || (kit.Kept == kit.Cases) != ours || kit.Kept == 0 {
			t.Errorf("%s keeps %d of %d cases", c.Name, kit.Kept, kit.Cases)
		}
		kept, cases := 0, 0
		for _, r := range kit.Rules {
			kept, cases = kept+r.Kept, cases+r.Cases
			if r.Number == 0 || r.Text == "" || (r.Example == "") != (r.Kept == r.Cases) || r.Example != "" && !strings.Contains(r.Example, "want: ") {
				t.Errorf("%s: %+v", c.Name, r)
			}
		}
		if kept != kit.Kept || cases != kit.Cases {
			t.Errorf("%s: the rules have %d of %d cases, the kit %d of %d", c.Name, kept, cases, kit.Kept, kit.Cases)
		}
	}
}

// TestKitError makes sure that settings that make no sense are not passed over.
func TestKitError(t *testing.T) {
	t.Setenv("ROUTERTEST_DEPTH", "deep")
	if kit, err := Kit(contestant.All()[0]); err == nil || kit.Cases != 0 {
		t.Errorf("ROUTERTEST_DEPTH=deep gives %+v, %v", kit, err)
	}
}
