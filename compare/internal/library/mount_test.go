package library

import (
	"strings"
	"testing"
)

// TestMounted makes sure that each library that has a mount finds what is below it and what is beside it, and that it says where its
// documentation has the mount. The others have none.
func TestMounted(t *testing.T) {
	table := mustParse(t, "GET /v1/app/items/{id} item\nGET /v1/{x} beside")
	for _, s := range Setups() {
		if has := s.Library != "pat" && s.Library != "httprouter"; has != (s.Mount.What != "") || has != strings.HasPrefix(s.Mount.Source, "https://") {
			t.Errorf("%s mounts routes by %+v", s.Name, s.Mount)
		}
		if s.Mount.What == "" {
			continue
		}
		h, err := s.Mounted(table, "/v1/app", Echoing)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		if below, beside := get(h, "/v1/app/items/7"), get(h, "/v1/x"); below != "item 7\n" || beside != "beside x\n" {
			t.Errorf("%s answers %q below the mount and %q beside it", s.Name, below, beside)
		}
	}
}

// TestMountedRefusal: what is said of a route below a mount is said at that route.
func TestMountedRefusal(t *testing.T) {
	_, err := setup(t, "gin").Mounted(mustParse(t, "GET /a a\nget /app/a b"), "/app", Echoing)
	if r, ok := err.(*Refusal); !ok || r.Route != 1 || !strings.Contains(r.Text, "http method get is not valid") {
		t.Errorf("gin says %v", err)
	}
}
