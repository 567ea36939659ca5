package routes

import "testing"

// TestIsWidgets makes sure that IsWidgets compares both the routes and the settings.
func TestIsWidgets(t *testing.T) {
	if w := Widgets(); !w.IsWidgets() || len(w.Routes) != 11 || w.HEAD || w.OwnWords {
		t.Errorf("Widgets is %+v", w)
	}
	again := mustParse(t, "# the same\n"+Widgets().String())
	if !again.IsWidgets() {
		t.Error("IsWidgets is false for a table parsed from the text of Widgets, want true")
	}
	again.HEAD = true
	own := Widgets()
	own.OwnWords = true
	if again.IsWidgets() || own.IsWidgets() || mustParse(t, Widgets().String()+"GET /a/b/c").IsWidgets() {
		t.Error("IsWidgets is true for a table with other settings or routes, want false")
	}
}
