package library

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// picky returns a library with conflicts. The conflict "i j" means that it refuses route j beside route i. The conflict "i"
// means that it refuses route i alone. If mute is true, the library notices conflicts only after the last route.
func picky(mute bool, conflicts ...string) Router {
	open := func() builder {
		var names []string
		check := func() {
			for _, conflict := range conflicts {
				if !slices.ContainsFunc(strings.Fields(conflict), func(name string) bool { return !slices.Contains(names, name) }) {
					panic("no " + conflict)
				}
			}
		}
		return builder{
			add: func(r routes.Route, h *handler) {
				if names = append(names, r.Name); !mute {
					check()
				}
			},
			router: func() http.Handler { check(); return http.NotFoundHandler() },
		}
	}
	return Router{Name: "picky", configuration: configuration{open: open}}
}

// TestAccepted: refused routes are removed in the order of the table, and each refusal names the route that it conflicts
// with.
func TestAccepted(t *testing.T) {
	table := mustParse(t, "GET /a a\nGET /b b\nGET /c c\nGET /d d\nGET /e e")
	for _, test := range []struct{ conflicts, kept, refused string }{
		{"", "a b c d e", ""},
		{"b", "a c d e", "b beside nothing: no b"},
		{"a b,a c,b c", "a d e", "b beside a: no a b, c beside a: no a c"},
		{"c d,b c", "a b d e", "c beside b: no b c"}, // d is kept, because c is not
		{"a b c", "a b d e", "c beside nothing: no a b c"},
		{"a b,d,c e", "a c", "b beside a: no a b, d beside nothing: no d, e beside c: no c e"},
	} {
		for _, mute := range []bool{false, true} {
			kept, refusals := picky(mute, strings.FieldsFunc(test.conflicts, func(c rune) bool { return c == ',' })...).Accepted(table)
			var names, refused []string
			for _, r := range kept.Routes {
				names = append(names, r.Name)
			}
			for _, r := range refusals {
				with := "nothing"
				if r.With != nil {
					with = r.With.Name
				}
				refused = append(refused, fmt.Sprintf("%s beside %s: %s", r.Route.Name, with, r.Text))
			}
			if got := strings.Join(names, " "); got != test.kept {
				t.Errorf("conflicts %q, mute %v: kept %q, want %q", test.conflicts, mute, got, test.kept)
			}
			if got := strings.Join(refused, ", "); got != test.refused {
				t.Errorf("conflicts %q, mute %v: refused %q, want %q", test.conflicts, mute, got, test.refused)
			}
		}
	}
}

// TestAcceptDefinition: Accept keeps the routes of its definition, and Explain finds the first route that conflicts, for random tables and
// all libraries. The guess is right for most tables.
func TestAcceptDefinition(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	tables, guessed, refusing := 40, 0, 0
	if testing.Short() {
		tables = 5
	}
	for range tables {
		table := randomTable(rnd)
		for _, r := range In(Library) {
			got, want := r.Accept(table, Echo), newAcceptance(r, table, Echo)
			want.define()
			if !slices.Equal(got.kept, want.kept) || got.Handler == nil {
				t.Errorf("%s keeps %v, want %v of\n%s", r.Name, got.kept, want.kept, table)
				continue
			}
			if len(got.Refusals) == 0 {
				continue
			}
			refusing++
			if newAcceptance(r, table, Echo).guess() {
				guessed++
			}
			for i, refusal := range got.Explained() {
				with := -1
				if _, alone := got.build(refusal.at); alone == nil {
					with = slices.IndexFunc(got.kept, func(k int) bool {
						_, both := got.build(k, refusal.at)
						return both != nil
					})
				}
				if name := nameOf(table.Routes[refusal.at]); refusal.Route != name || refusal.Route != got.Refusals[i].Route {
					t.Errorf("%s: refusal %d is of %v, want %v", r.Name, i, refusal.Route, name)
				}
				if (with < 0) != (refusal.With == nil) || with >= 0 && *refusal.With != nameOf(table.Routes[got.kept[with]]) {
					t.Errorf("%s refuses %v beside %v, want the kept route %d of\n%s", r.Name, refusal.Route, refusal.With, with, got.Kept)
				}
			}
		}
	}
	if t.Logf("the guess is right for %d of %d tables", guessed, refusing); guessed < refusing*9/10 {
		t.Errorf("the guess is right for %d of %d tables with refusals", guessed, refusing)
	}
}

// randomTable returns a table of some 60 routes with many conflicts.
func randomTable(rnd *rand.Rand) *routes.Table {
	pick := func(all ...string) string { return all[rnd.IntN(len(all))] }
	var all []routes.Route
	for n := range 60 {
		pattern := ""
		for range 1 + rnd.IntN(4) {
			pattern += "/" + pick("a", "b", "a", "b", "{x}", "{y}", "{x:int}", "v{x}", "{x}.json", "{x-y}", "{x:a|b}", ":a")
		}
		pattern += pick("", "", "", "", "{/}", "/{$}", "/{rest...}", "{/rest...}")
		more := append(slices.Clone(all), routes.Route{Method: pick("GET", "GET", "POST", "*"), Pattern: pattern, Name: "r" + strconv.Itoa(n)})
		if table, err := routes.New(more...); err == nil {
			all = table.Routes
		}
	}
	table, err := routes.New(all...)
	if err != nil {
		panic(err)
	}
	return table
}

// TestAcceptedWidgets: httprouter leaves out three widget routes, and all other libraries accept them all.
func TestAcceptedWidgets(t *testing.T) {
	for _, r := range All() {
		kept, refusals := r.Accepted(routes.Widgets())
		want := 0
		if r.Library == "httprouter" {
			want = 3
		}
		if len(refusals) != want || len(kept.Routes) != 11-want {
			t.Errorf("%s keeps %d routes and refuses %+v", r.Name, len(kept.Routes), refusals)
		}
	}
}

// TestAcceptedGitHub checks how many routes of GitHub's API of 2025 each library refuses.
func TestAcceptedGitHub(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: thousands of routers are built")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "internal", "routes", "testdata", "github-2025.txt"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := routes.Parse("github-2025.txt", string(text))
	if err != nil {
		t.Fatal(err)
	}
	least := map[string]int{"servemux": 10, "httprouter": 50, "gin": 5, "httptreemux": 2}
	for _, r := range In(Library) {
		kept, refusals := r.Accepted(table)
		t.Logf("%s keeps %d, refuses %d", r.Name, len(kept.Routes), len(refusals))
		if n, want := len(refusals), least[r.Library]; n < want || n > 4*want || n+len(kept.Routes) != len(table.Routes) {
			t.Errorf("%s refuses %d routes and keeps %d, want about %d refusals", r.Name, n, len(kept.Routes), want)
		}
		for _, refusal := range refusals {
			if refusal.Route.Line == 0 || refusal.Text == "" || refusal.With == nil {
				t.Errorf("%s: %+v", r.Name, refusal)
			}
		}
		if _, err := r.New(kept, Echo); err != nil {
			t.Errorf("%s refuses what it accepted: %v", r.Name, err)
		}
	}
}
