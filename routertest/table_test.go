package routertest

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestOracle holds the oracle against the answers that were worked out by hand.
func TestOracle(t *testing.T) {
	cases := writtenCases()
	for _, c := range cases {
		if got, want := widgets.answer(c.method, c.path), c.answer(); got != want {
			t.Errorf("%v: the oracle says %v, the written case %v", c.request(), got, want)
		}
	}
	if len(cases) < 300 {
		t.Errorf("%d written cases, want 300 or more", len(cases))
	}
}

// TestContractPage compares the table with the one in the contract.
func TestContractPage(t *testing.T) {
	page, err := os.ReadFile("../docs/contract.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for line := range strings.Lines(string(page)) {
		if strings.HasPrefix(line, "| GET ") || strings.HasPrefix(line, "| POST ") {
			cells := strings.Split(line, "|")
			for i := range cells {
				cells[i] = strings.Trim(cells[i], " `")
			}
			rows = append(rows, cells[1]+" "+cells[2]+" "+cells[3]+" "+strings.TrimSuffix(cells[4], `\n`))
		}
	}
	if len(rows) != len(widgets.routes) {
		t.Fatalf("the page has %d routes, the table %d", len(rows), len(widgets.routes))
	}
	for i, r := range widgets.routes {
		pattern := strings.ReplaceAll(r.Pattern, ":int}", "}")
		body := widgets.answer(r.Method, samplePath(widgets.patterns[i])).body
		if want := fmt.Sprintf("%s %s %s %s", r.Method, pattern, r.Name, strings.TrimSuffix(body, "\n")); rows[i] != want {
			t.Errorf("row %d: the page says %q, the table %q", i, rows[i], want)
		}
	}
}

func TestNewTable(t *testing.T) {
	for _, c := range []struct {
		wrong  string // part of the error; "" for none
		routes []Route
	}{
		{"", []Route{{"GET", "/a/{b}", "x"}, {"GET", "/a/c", "y"}, {"POST", "/a/{d}", "z"}}},
		{"", []Route{{"GET", "/{a:int}/x", "x"}, {"GET", "/y/x", "y"}}},
		{"", []Route{{"GET", "/a/{b}", "x"}, {"GET", "/b/{b}", "y"}}},
		{`"a/b" does not begin with /`, []Route{{"GET", "a/b", "x"}}},
		{`"" does not begin with /`, []Route{{"GET", "", "x"}}},
		{`at byte 3: empty segment`, []Route{{"GET", "/a//b", "x"}}},
		{`at byte 3: empty segment`, []Route{{"GET", "/a/", "x"}}},
		{`at byte 3: "{b" is no segment`, []Route{{"GET", "/a/{b", "x"}}},
		{`at byte 1: "a}" is no segment`, []Route{{"GET", "/a}", "x"}}},
		{`at byte 1: "{}" is no segment`, []Route{{"GET", "/{}", "x"}}},
		{`at byte 1: "x{a}" is no segment`, []Route{{"GET", "/x{a}", "x"}}},
		{`at byte 1: "{:int}" is no segment`, []Route{{"GET", "/{:int}", "x"}}},
		{`at byte 1: "{a:float}" is of no known kind; want {name} or {name:int}`, []Route{{"GET", "/{a:float}", "x"}}},
		{`at byte 1: "{a:}" is of no known kind`, []Route{{"GET", "/{a:}", "x"}}},
		{`route 1, "GET /{"`, []Route{{"GET", "/", "x"}, {"GET", "/{", "y"}}},
		{`want a method and a name`, []Route{{"", "/", "x"}}},
		{`want a method and a name`, []Route{{"GET", "/", ""}}},
		{`both named "x"`, []Route{{"GET", "/", "x"}, {"POST", "/", "x"}}},
		{`"GET /{a}/x" and "GET /y/{b}" both match GET /y/x`, []Route{{"GET", "/{a}/x", "x"}, {"GET", "/y/{b}", "y"}}},
		{`"GET /{a:int}" and "GET /{b}" both match GET /7`, []Route{{"GET", "/{a:int}", "x"}, {"GET", "/{b}", "y"}}},
		{`"GET /a" and "GET /a" both match GET /a`, []Route{{"GET", "/a", "x"}, {"GET", "/a", "y"}}},
	} {
		_, err := newTable(c.routes...)
		switch {
		case c.wrong == "" && err != nil:
			t.Errorf("%v: %v, want no error", c.routes, err)
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%v: error %v, want one with %q", c.routes, err, c.wrong)
		}
	}
}

// TestAnotherTable has another contract take the widgets' place: its tests pass a router that keeps it, and fail one
// that does not.
func TestAnotherTable(t *testing.T) {
	books := mustTable(
		Route{"GET", "/books/{isbn}", "book"},
		Route{"PUT", "/books/{isbn}", "putBook"},
		Route{"GET", "/books/new", "newBook"},
		Route{"DELETE", "/books/{isbn}/pages/{n:int}", "deletePage"},
	)
	s := settings{depth: 4, seed: 1, steps: 5000}
	router := func(path string) func() http.Handler {
		return func() http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				a := books.answer(r.Method, r.URL.Path)
				if r.URL.Path == path {
					a = answer{status: 200, body: "wrong\n"}
				}
				w.Header().Set("Content-Type", contentType)
				if a.allow != "" {
					w.Header().Set("Allow", a.allow)
				}
				w.WriteHeader(a.status)
				fmt.Fprint(w, a.body)
			})
		}
	}
	runTests(t, books.tests(s), router("/nowhere/at/all"))
	failed := 0
	for _, test := range books.tests(s) {
		failed += test.check(router("/books/new")).failed
	}
	if failed == 0 {
		t.Error("the tests of another table find nothing wrong with a router that is wrong about /books/new")
	}
}

func TestSettings(t *testing.T) {
	for _, c := range []struct{ name, value, wrong string }{
		{"ROUTERTEST_DEPTH", "3", ""}, {"ROUTERTEST_DEPTH", "0", `ROUTERTEST_DEPTH is "0"`}, {"ROUTERTEST_DEPTH", "10", "1 … 9"}, {"ROUTERTEST_DEPTH", "deep", `"deep"`},
		{"ROUTERTEST_SEED", "18446744073709551615", ""}, {"ROUTERTEST_SEED", "-1", `ROUTERTEST_SEED is "-1"`}, {"ROUTERTEST_SEED", "x", `"x"`},
	} {
		t.Run(c.name+"="+c.value, func(t *testing.T) {
			t.Setenv(c.name, c.value)
			s, err := settingsFromEnvironment(false)
			switch {
			case c.wrong == "" && err != nil:
				t.Error(err)
			case c.wrong == "" && fmt.Sprint(s.depth) != c.value && fmt.Sprint(s.seed) != c.value:
				t.Errorf("settings are %+v", s)
			case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
				t.Errorf("error %v, want one with %q", err, c.wrong)
			}
		})
	}
}
