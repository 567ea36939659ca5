package behaviour

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
)

var update = flag.Bool("update", false, "write testdata/matrix.golden")

// matrix is made once for all tests.
var matrix = sync.OnceValue(func() []found.Row { return Matrix(contestant.All()) })

// TestMatrix holds the matrix against the last one that somebody has looked at.
func TestMatrix(t *testing.T) {
	const file = "testdata/matrix.golden"
	got := printed(matrix())
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i, line := range gotLines {
		if i >= len(wantLines) || line != wantLines[i] {
			t.Fatalf("line %d of the matrix is %q, in %s it is %q; -update writes what is got", i+1, line, file, wantLines[min(i, len(wantLines)-1)])
		}
	}
	t.Errorf("the matrix has %d lines, %s has %d", len(gotLines), file, len(wantLines))
}

// printed writes the matrix down for people: a block a row, in it a line for the routers that did the same.
func printed(rows []found.Row) string {
	var b strings.Builder
	for i, row := range rows {
		if i == 0 {
			b.WriteString("routers: " + strings.Join(routersOf(row), " ") + "\n")
		}
		fmt.Fprintf(&b, "\n%s (%s)\n", row.Name, row.Source)
		if row.Must != "" {
			fmt.Fprintf(&b, "MUST: %s\n", row.Must)
		}
		routers := map[string][]string{}
		var lines []string
		for _, c := range row.Cells {
			line := mark(c) + " " + c.Text
			if routers[line] == nil {
				lines = append(lines, line)
			}
			routers[line] = append(routers[line], c.Router)
		}
		for _, line := range lines {
			fmt.Fprintf(&b, "  %s\n         %s\n", line, strings.Join(routers[line], " "))
		}
	}
	return b.String()
}

func routersOf(row found.Row) []string {
	var all []string
	for _, c := range row.Cells {
		all = append(all, c.Router)
	}
	return all
}

// mark says what a cell is marked with.
func mark(c found.Cell) string {
	return map[[2]bool]string{
		{false, false}: "[     ]", {true, false}: "[dep  ]", {false, true}: "[  MUST]", {true, true}: "[dep MUST]",
	}[[2]bool{c.Departs, c.Breaks}]
}

// TestRows makes sure that each row has all that a reader needs, and a cell for each router and for floor, in their order.
func TestRows(t *testing.T) {
	var want []string
	for _, c := range contestant.All() {
		if c.Group != found.GroupGauge || c.Name == "floor" {
			want = append(want, c.Name)
		}
	}
	seen := map[string]bool{}
	for _, row := range matrix() {
		if row.Name == "" || row.About == "" || row.Source == "" || seen[row.Name] {
			t.Errorf("a row stands twice or lacks something: %+v", row)
		}
		seen[row.Name] = true
		if got := routersOf(row); !slices.Equal(got, want) {
			t.Errorf("%s has cells for %v, want %v", row.Name, got, want)
		}
		for _, c := range row.Cells {
			if c.Text == "" || len(c.Exchanges) == 0 || c.Breaks && row.Must == "" {
				t.Errorf("%s, %s: %+v", row.Name, c.Router, c)
			}
			for _, e := range c.Exchanges {
				if e.Request == "" || e.Answer == "" {
					t.Errorf("%s, %s: %+v", row.Name, c.Router, e)
				}
			}
		}
	}
}

// TestOurs makes sure that the eight, and floor, depart from the contract nowhere, and that the matrix says where the
// contract itself breaks a MUST.
func TestOurs(t *testing.T) {
	for _, row := range matrix() {
		for _, c := range row.Cells {
			if group := named(c.Router).Group; group == found.GroupPlain {
				continue
			}
			if c.Departs {
				t.Errorf("%s, %s: %s departs from the contract: %+v", row.Name, c.Router, c.Text, c.Exchanges)
			}
			if want := row.Name == "HEAD on a GET route"; c.Breaks != want {
				t.Errorf("%s, %s: breaks a MUST is %v, want %v", row.Name, c.Router, c.Breaks, want)
			}
		}
	}
}

// TestPlain holds the matrix against what was known of the libraries before it was made.
func TestPlain(t *testing.T) {
	known := map[string]string{
		"wrong method":                      "gorilla pat bunrouter gin",
		"wrong method, two right ones":      "chi gorilla pat bunrouter gin",
		"HEAD on a GET route":               "servemux pat",
		"unknown method, unknown path":      "chi",
		"the words of a refusal":            "chi gorilla",
		"two slashes":                       "servemux gorilla",
		"dot segments":                      "servemux gorilla",
		"ordinary letters, escaped":         "chi pat",
		"%2F":                               "servemux chi pat",
		"empty path":                        "servemux chi gorilla pat",
		"below StripPrefix":                 "httptreemux",
		"static before parameter":           "httprouter",
		"static text as a parameter":        "httprouter",
		"empty segment as a parameter":      "servemux chi gorilla pat",
		"+ in a path":                       "pat",
		"id 0":                              "servemux chi gorilla pat",
		"a query of 10,000 parameters":      "pat",
		"the query, for handlers":           "pat",
		"the request afterwards":            "pat",
		"a POST, redirected":                "gorilla",
		"redirect below StripPrefix":        "servemux gorilla",
		"redirect to another host":          "httptreemux gin",
		"bytes that are no text":            "bunrouter",
		"slash at the end":                  "httprouter gin",
		"absolute form":                     "httptreemux",
		"unknown method":                    "chi gorilla",
		"wrong method, routes that overlap": "gorilla",
	}
	for _, row := range matrix() {
		for router := range strings.FieldsSeq(known[row.Name]) {
			i := slices.Index(routersOf(row), router)
			if !row.Cells[i].Departs {
				t.Errorf("%s, %s: %s is no departure, want one", row.Name, router, row.Cells[i].Text)
			}
		}
		delete(known, row.Name)
	}
	for name := range known {
		t.Errorf("there is no row %q", name)
	}
}

// TestMusts makes sure that what breaks a MUST of HTTP is marked, and nothing else.
func TestMusts(t *testing.T) {
	breaking := map[string]string{
		"wrong method":                 "gorilla gorilla-options bunrouter bunrouter-options",
		"wrong method, two right ones": "gorilla gorilla-options bunrouter bunrouter-options",
		"unknown method":               "chi chi-options gorilla gorilla-options bunrouter bunrouter-options",
		"what follows a HEAD":          "",
		"absolute form":                "httptreemux",
	}
	for _, row := range matrix() {
		want, ok := breaking[row.Name]
		if !ok {
			continue
		}
		var got []string
		for _, c := range row.Cells {
			if c.Breaks {
				got = append(got, c.Router)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: a MUST is broken by %v, want %s", row.Name, got, want)
		}
	}
}
