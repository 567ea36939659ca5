package ownroutes

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// mustParse reads a table that a test has written.
func mustParse(t *testing.T, text string) Table {
	t.Helper()
	table, err := routes.Parse("my.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	return Table{"my.txt", table}
}

const overlapping = "GET /ok ok\n\nDELETE /applications/{client_id}/grant one\nDELETE /applications/grants/{grant_id} two\n"

// TestAsk holds what is found of a table with overlapping routes to what is known: ServeMux refuses one of them, chi takes both.
func TestAsk(t *testing.T) {
	var done []string
	all, err := Ask(t.Context(), mustParse(t, overlapping), func(name string) { done = append(done, name) }, "servemux", "chi")
	if err != nil || len(all) != 2 || !slices.Equal(slices.Sorted(slices.Values(done)), []string{"chi", "servemux"}) {
		t.Fatalf("%+v, %v, done %q", all, err, done)
	}
	mux, chi := all[0], all[1]
	if mux.Making.Took <= 0 || mux.Making.Heap <= 0 {
		t.Errorf("net/http: making a router is %+v", mux.Making)
	}
	if mux.Takes != 2 || len(mux.Refusals) != 1 || !mux.Largest || mux.Refusals[0].Route.Line != 4 || mux.Refusals[0].With.Line != 3 {
		t.Errorf("net/http: %+v, want line 4 refused beside line 3", mux)
	}
	if chi.Takes != 3 || len(chi.Refusals) != 0 || len(chi.Kit.Causes) == 0 || chi.Kit.Asked < 500 {
		t.Errorf("chi: %+v", chi)
	}
	for _, part := range []string{"# my.txt: 3 routes", "- All 3 routes: chi.\n- Not all: servemux 2.\n", "| `servemux` | 2 | ", "1 pair of routes cross",
		"my.txt:4 `DELETE /applications/grants/{grant_id}` and my.txt:3 `DELETE /applications/{client_id}/grant` both match `/applications/grants/grant`",
		"### servemux: 2 of 3 routes (no set of them is larger)", "beside my.txt:3", "neither is more specific", "### chi: "} {
		if text := string(Page{Table: mustParse(t, overlapping), Findings: all}.Markdown()); !strings.Contains(text, part) {
			t.Errorf("the text does not say %q:\n%s", part, text)
		}
	}
}

// TestAskErrors has a name that no library has, and a context that is done.
func TestAskErrors(t *testing.T) {
	nothing := func(string) {}
	if _, err := Ask(t.Context(), mustParse(t, overlapping), nothing, "gim"); err == nil || !strings.Contains(err.Error(), `no library "gim"; want one of servemux, chi, chi-options,`) {
		t.Errorf("gim: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	all, err := Ask(ctx, mustParse(t, overlapping), func(string) { cancel() })
	if len(all) != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled after the first: %d findings, %v", len(all), err)
	}
}

// TestNothingTaken has a table of which a library takes no route.
func TestNothingTaken(t *testing.T) {
	table := mustParse(t, "get /a a\n")
	all, err := Ask(t.Context(), table, func(string) {}, "gin", "servemux")
	if err != nil || all[0].Takes != 0 || all[0].Kit.Asked != 0 || all[1].Takes != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	if text := string(Page{Table: table, Findings: all}.Markdown()); !strings.Contains(text, "| `gin` | 0 | not asked | – | – |") || !strings.Contains(text, "http method get is not valid") {
		t.Errorf("the text is\n%s", text)
	}
}

// TestMigrate looks at a migration that changes what a slash too many does, and at one that changes nothing.
func TestMigrate(t *testing.T) {
	table := mustParse(t, "GET /a/{b} ab\nPOST /c c\n"+overlapping)
	m, err := Migrate(table, "gin", "servemux")
	if err != nil {
		t.Fatal(err)
	}
	if m.Asked != 4 || m.From.Takes != 5 || m.To.Takes != 4 {
		t.Errorf("asked for %d routes; %d and %d are taken", m.Asked, m.From.Takes, m.To.Takes)
	}
	text := string(m.Markdown(table))
	for _, part := range []string{"# my.txt: what changes from gin to servemux", "### servemux: 4 of 5 routes", "- gin: as its documentation begins.", "## Refused otherwise\n\n- 404 → 405: `\"",
		"- gin: `404", "- servemux: `405", "## Redirected before, and no longer, or elsewhere\n\n- 301 → 404: `"} {
		if !strings.Contains(text, part) {
			t.Errorf("the text does not say %q:\n%s", part, text)
		}
	}
	if m, err = Migrate(table, "bunrouter", "bunrouter-options"); err != nil || len(m.Changes) != 0 || !strings.Contains(string(m.Markdown(table)), "nothing that a client could tell") || !strings.Contains(string(m.Markdown(table)), "- bunrouter-options: with options of its documentation set: ") {
		t.Errorf("%+v, %v: want no change", m, err)
	}
	if _, err := Migrate(table, "gin", "net/http"); err == nil {
		t.Error("a library that there is not is taken")
	}
}

// TestEvenly picks from tables that are larger than what is asked for.
func TestEvenly(t *testing.T) {
	if got := evenly(10, 4); !slices.Equal(got, []int{0, 2, 5, 7}) {
		t.Errorf("4 of 10: %v", got)
	}
}

// TestLargeTable makes sure that of a very large table some routes are asked for, and that the text says how many.
func TestLargeTable(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: 1,500 routes are asked for")
	}
	var text strings.Builder
	for i := range most + 100 {
		fmt.Fprintf(&text, "GET /level%d/{id}/text%d\n", i%50, i)
	}
	table := mustParse(t, text.String())
	all, err := Ask(t.Context(), table, func(string) {}, "gin-options")
	if err != nil || all[0].Takes != most+100 || all[0].Asked != most {
		t.Fatalf("%+v, %v", all, err)
	}
	if text := string(Page{Table: table, Findings: all}.Markdown()); !strings.Contains(text, "for 1500 routes") {
		t.Errorf("the text does not say for how many routes:\n%s", text)
	}
}
