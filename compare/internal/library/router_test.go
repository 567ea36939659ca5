package library

import (
	"slices"
	"strings"
	"testing"
)

// TestAll checks that the data of each library is complete, and that names and places are unique.
func TestAll(t *testing.T) {
	var names []string
	places := map[int]string{}
	for _, r := range All() {
		names = append(names, r.Name)
		isLibrary := r.Library != ""
		if r.Title == "" || r.Group == "" || r.AnyTable() != isLibrary || (r.make == nil) != isLibrary || isLibrary != (r.Facts.Handler.Text != "") {
			t.Errorf("%s is incomplete: %+v", r.Name, r)
		}
		if other, ok := places[r.place]; isLibrary && ok && other != r.Library {
			t.Errorf("%s and %s have the same place", other, r.Library)
		}
		places[r.place] = r.Library
		if hasOptions := strings.HasSuffix(r.Name, "-options"); hasOptions != (len(r.Options) > 0) {
			t.Errorf("%s has the options %v", r.Name, r.Options)
		}
		if hasProgram := r.program != ""; hasProgram != (r.Group == Ours || r.Group == Library) {
			t.Errorf("%s has the program %q", r.Name, r.program)
		}
		f := r.Facts
		for _, link := range append([]Link{f.Handler, f.Groups, f.Mount, f.Middleware, f.NotFound, f.MethodNotAllowed}, r.Options...) {
			if (link.Text == "") != (link.URL == "") || link.URL != "" && !strings.HasPrefix(link.URL, "https://") {
				t.Errorf("%s: %+v is not a text with an address", r.Name, link)
			}
		}
	}
	if unique := slices.Compact(slices.Sorted(slices.Values(names))); len(unique) != len(names) {
		t.Errorf("the routers %q do not all have different names", names)
	}
}

func TestNamed(t *testing.T) {
	some, err := Named("gin", "servemux")
	if err != nil || len(some) != 2 || some[0].Name != "gin" || some[1].Name != "servemux" {
		t.Errorf("gin and servemux are %v, %v", some, err)
	}
	if _, err := Named("gim"); err == nil || !strings.Contains(err.Error(), `unknown router "gim": expected one of regextable, `) {
		t.Errorf("gim: %v", err)
	}
	if groups := In(Server); !slices.EqualFunc(groups, []string{"fiber", "fiber-options", "hertz", "hertz-options"}, func(r Router, name string) bool { return r.Name == name }) {
		t.Errorf("servers: %v", groups)
	}
}
