package routes

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shipped is the tables that come with the module, and what is in them.
var shipped = map[string]struct{ routes, overlaps int }{
	"github-2013": {203, 0}, "github-2025": {1387, 38}, "parse": {26, 0}, "prometheus": {75, 0}, "static": {157, 0},
}

// TestTables reads the tables that come with the module, and counts what is in them.
func TestTables(t *testing.T) {
	for name, want := range shipped {
		table := readTable(t, name)
		if got := len(table.Overlaps()); len(table.Routes) != want.routes || got != want.overlaps {
			t.Errorf("%s has %d routes and %d overlaps, want %d and %d", name, len(table.Routes), got, want.routes, want.overlaps)
		}
		for i, r := range table.Routes {
			if w := table.Want(r.Method, r.Sample()); w.Status != 200 || w.Route != i && !table.Routes[w.Route].Before(r) {
				t.Errorf("%s: %v has %+v for its own path %s", name, r, w, r.Sample())
			}
		}
	}
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) != len(shipped) {
		t.Errorf("testdata has %d tables, want %d", len(files), len(shipped))
	}
}

// TestTablesSayWhence makes sure that each table that comes with the module begins with its source, whose it is, and its licence.
func TestTablesSayWhence(t *testing.T) {
	whence := regexp.MustCompile(`^# .*github\.com/.* \(Copyright 2013 .*, (BSD-3|Apache-2\.0)\)`)
	for name := range shipped {
		text, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(string(text), "\n"); !whence.MatchString(first) {
			t.Errorf("%s begins with %q, want its source, whose it is, and its licence", name, first)
		}
	}
}

// TestTablesAreListed makes sure that docs/your-routes.md has each table that comes with the module, with its number of routes.
func TestTablesAreListed(t *testing.T) {
	page, err := os.ReadFile("../../docs/your-routes.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, has := range shipped {
		if row := fmt.Sprintf("| `%s.txt` | %d | ", name, has.routes); !strings.Contains(string(page), row) {
			t.Errorf("docs/your-routes.md has no row that begins with %q", row)
		}
	}
}

func readTable(t *testing.T, name string) *Table {
	t.Helper()
	file := "testdata/" + name + ".txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	table, err := Parse(file, string(text))
	if err != nil {
		t.Fatal(err)
	}
	return table
}
