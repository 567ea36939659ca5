package routes

import "testing"

// TestIsWidgets makes sure that the table of docs/contract.md is known by its routes and by what counts.
func TestIsWidgets(t *testing.T) {
	if w := Widgets(); !w.IsWidgets() || len(w.Routes) != 11 || w.HEAD || w.OwnWords {
		t.Errorf("Widgets is %+v", w)
	}
	again := mustParse(t, "# the same\n"+Widgets().String())
	if !again.IsWidgets() {
		t.Error("its text makes another table")
	}
	again.HEAD = true
	own := Widgets()
	own.OwnWords = true
	if again.IsWidgets() || own.IsWidgets() || mustParse(t, Widgets().String()+"GET /a/b/c").IsWidgets() {
		t.Error("a table that wants something else is taken for that of docs/contract.md")
	}
}
