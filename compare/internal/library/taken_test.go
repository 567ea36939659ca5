package library

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// TestWidgets makes sure that httprouter is left with as many of the widget routes as it takes, that what it is without is what
// it refuses, and that the other libraries take all of them.
func TestWidgets(t *testing.T) {
	for _, c := range All() {
		want := 0
		if c.Library == "httprouter" {
			want = 3
		}
		if len(c.Refusals) != want || c.Setup != nil && !c.Largest {
			t.Errorf("%s refuses %+v, and that is the least possible: %v", c.Name, c.Refusals, c.Largest)
		}
		for _, r := range c.Refusals {
			if r.With == nil || !strings.Contains(r.Text, "conflicts with existing") {
				t.Errorf("%s says %+v of %v", c.Name, r.Text, r.Route)
			}
			path := strings.NewReplacer("{slug}", "foo", "{id:int}", "7").Replace(r.Route.Pattern)
			if got := get(c.New(), path); !c.Without(r.Route.Name) || r.Route.Method == "GET" && got != "Not Found" {
				t.Errorf("%s is said to be without %v, but answers %s with %q", c.Name, r.Route, path, got)
			}
		}
	}
}

// TestRealTables makes sure of what the libraries are known to refuse of GitHub's operations of 2025, and that a router is made
// of what they take.
func TestRealTables(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: thousands of routers are made")
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
	for _, c := range For(table, Short) {
		n := len(c.Refusals)
		if want := least[c.Library]; n < want || n > 3*want {
			t.Errorf("%s refuses %d routes, want some %d", c.Name, n, want)
		}
		for _, r := range c.Refusals {
			if r.With == nil || r.Route.Line == 0 || r.With.Line == 0 || r.Text == "" {
				t.Errorf("%s: %+v", c.Name, r)
			}
		}
		if c.New() == http.Handler(nil) {
			t.Errorf("%s makes no router", c.Name)
		}
	}
}
