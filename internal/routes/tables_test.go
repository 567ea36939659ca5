package routes

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTables reads the tables that come with the module, and counts what is in them.
func TestTables(t *testing.T) {
	for name, want := range map[string]struct{ routes, crossings int }{
		"github-2013": {203, 0}, "github-2025": {1387, 38}, "parse": {26, 0}, "static": {157, 0},
	} {
		table := readTable(t, name)
		if got := len(table.Crossings()); len(table.Routes) != want.routes || got != want.crossings {
			t.Errorf("%s has %d routes and %d crossings, want %d and %d", name, len(table.Routes), got, want.routes, want.crossings)
		}
		for i, r := range table.Routes {
			if w := table.Want(r.Method, r.Sample()); w.Status != 200 || w.Route != i && !table.Routes[w.Route].Before(r) {
				t.Errorf("%s: %v has %+v for its own path %s", name, r, w, r.Sample())
			}
		}
	}
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) != 4 {
		t.Errorf("testdata has %d tables, want 4", len(files))
	}
}

// TestTablesSayWhence makes sure that each table that comes with the module begins with its source, whose it is, and its licence.
func TestTablesSayWhence(t *testing.T) {
	for _, name := range []string{"github-2013", "github-2025", "parse", "static"} {
		text, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(string(text), "\n"); !strings.HasPrefix(first, "# ") || !strings.Contains(first, "github.com/") || !strings.Contains(first, "(Copyright 2013 ") || !strings.Contains(first, ", BSD-3)") {
			t.Errorf("%s begins with %q, want its source, whose it is, and its licence", name, first)
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
