package routes

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shipped lists the tables in testdata, with their numbers of routes and of overlaps.
var shipped = map[string]struct{ routes, overlaps int }{
	"github-2013": {203, 0}, "github-2025": {1387, 38}, "parse": {26, 0}, "prometheus": {75, 0}, "static": {157, 0},
}

// TestTables parses the tables in testdata and counts their routes and overlaps.
func TestTables(t *testing.T) {
	for name, want := range shipped {
		table := readTable(t, name)
		if got := len(table.Overlaps(math.MaxInt)); len(table.Routes) != want.routes || got != want.overlaps {
			t.Errorf("%s has %d routes and %d overlaps, want %d and %d", name, len(table.Routes), got, want.routes, want.overlaps)
		}
		for i, r := range table.Routes {
			if w := table.Want(r.Method, r.Sample()); w.Status != 200 || w.Route != i && table.Routes[w.Route].full().Compare(r.full()) > 0 {
				t.Errorf("%s: %v does not serve its own path %s: %+v", name, r, r.Sample(), w)
			}
		}
	}
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) != len(shipped) {
		t.Errorf("testdata has %d tables, want %d", len(files), len(shipped))
	}
}

// TestTablesNameTheirSource makes sure that each table in testdata begins with its source, its owner and its licence.
func TestTablesNameTheirSource(t *testing.T) {
	source := regexp.MustCompile(`^# .*github\.com/.* \(Copyright 2013 .*, (BSD-3|Apache-2\.0)\)`)
	for name := range shipped {
		text, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(string(text), "\n"); !source.MatchString(first) {
			t.Errorf("%s begins with %q, want its source, owner and licence", name, first)
		}
	}
}

// TestTablesAreListed makes sure that docs/your-routes.md lists each table in testdata with its number of routes.
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
