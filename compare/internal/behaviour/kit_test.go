package behaviour

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/internal/floor"
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
		kept := kit.Cases
		for _, cause := range kit.Causes {
			kept -= cause.Count
			if e := cause.Example; cause.Count < 1 || cause.What == "" || cause.Rule == 0 || cause.RuleText == "" || e.Request == "" || e.Answer == e.Want {
				t.Errorf("%s: %+v", c.Name, cause)
			}
		}
		if kept != kit.Kept {
			t.Errorf("%s keeps %d of %d cases, and the causes leave %d", c.Name, kit.Kept, kit.Cases, kept)
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

// TestCauses holds the causes of a router with two faults to their order, and its examples to what differs.
func TestCauses(t *testing.T) {
	kit, err := Kit(odd(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/contact" && r.Method == "GET":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, "contact\n")
		case r.URL.Path == "/contact/":
			http.Redirect(w, r, "/contact", http.StatusMovedPermanently)
		default:
			floor.New().ServeHTTP(w, r)
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(kit.Causes) != 2 || kit.Kept == 0 || kit.Kept+kit.Causes[0].Count+kit.Causes[1].Count != kit.Cases {
		t.Fatalf("%d of %d cases kept: %+v, want two causes", kit.Kept, kit.Cases, kit.Causes)
	}
	redirect, html := kit.Causes[0], kit.Causes[1]
	if redirect.What != "a redirect (301)" || redirect.Rule != 2 || !strings.Contains(redirect.Example.Request, `"/contact/"`) ||
		!strings.Contains(redirect.Example.Answer, `Location: "/contact"`) {
		t.Errorf("first %+v, want the redirect", redirect)
	}
	if want := `200 "contact\n", Content-Type: "text/plain; charset=utf-8"`; html.Rule != 9 || html.Example.Want != want {
		t.Errorf("then %+v, want rule 9 and %s", html, want)
	}
}
