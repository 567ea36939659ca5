package routertest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// TestOracle compares the oracle with the answers that were worked out by hand.
func TestOracle(t *testing.T) {
	table, cases := Widgets().routes, 0
	for _, w := range written {
		cases += len(w.cases)
		for _, c := range w.cases {
			if got, want := contract.Wanted(table, c.method, c.path), c.answer(); got != want {
				t.Errorf("%v: the oracle requires %v, the written case %v", c.request(), got, want)
			}
		}
	}
	if cases < 1600 {
		t.Errorf("%d written cases, want 1,600 or more", cases)
	}
}

// TestWrittenRules makes sure that there are written cases for each rule that a single request can break.
func TestWrittenRules(t *testing.T) {
	var got []contract.Rule
	for _, w := range written {
		got = append(got, w.rule)
	}
	if want := contract.Rules()[:contract.RequestIntact]; !slices.Equal(got, want) {
		t.Errorf("there are written cases for %v, want %v", got, want)
	}
}

// TestContractPage compares the widget table with docs/contract.md.
func TestContractPage(t *testing.T) {
	page, err := os.ReadFile("../docs/contract.md")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for line := range strings.Lines(string(page)) {
		if strings.HasPrefix(line, "| GET ") || strings.HasPrefix(line, "| POST ") {
			cells := strings.Split(line, "|")
			for i := range cells {
				cells[i] = strings.Trim(cells[i], " `")
			}
			got = append(got, strings.Join(cells[1:5], " "))
		}
	}
	for _, r := range Widgets().routes.Routes {
		body := contract.Wanted(Widgets().routes, r.Method, r.Sample()).Body
		want = append(want, fmt.Sprintf(`%s %s %s %s\n`, r.Method, strings.ReplaceAll(r.Pattern, ":int}", "}"), r.Name, strings.TrimSuffix(body, "\n")))
	}
	if !slices.Equal(got, want) {
		t.Errorf("docs/contract.md has the routes\n%q\nwant\n%q", got, want)
	}
}

// TestTables makes the same table in each possible way.
func TestTables(t *testing.T) {
	rows := []Route{{"GET", "/posts/{slug}", "showPost"}, {"DELETE", "/posts/{id:int}", "deletePost"}}
	made, err := NewTable(rows...)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := ParseTable("routes.txt", made.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []Table{made, parsed, MustParse("GET /posts/{slug} showPost # a comment\n\nDELETE /posts/{id:int} deletePost")} {
		if got := table.Routes(); !slices.Equal(got, rows) {
			t.Errorf("the table has %v, want %v", got, rows)
		}
	}
	if unnamed, err := NewTable(Route{Method: "GET", Pattern: "/posts/{slug}"}); err != nil || unnamed.Routes()[0].Name != "getPostsSlug" {
		t.Errorf("a route without a name is %v, %v", unnamed, err)
	}
}

// TestTableErrors makes sure that errors are passed on. Package routes tests all errors.
func TestTableErrors(t *testing.T) {
	if _, err := ParseTable("routes.txt", "GET /a\nGET /b/"); err == nil || !strings.Contains(err.Error(), `routes.txt:2:7: pattern "/b/" ends in a slash`) {
		t.Errorf("ParseTable returns %v", err)
	}
	if _, err := NewTable(Route{"GET", "/a", ""}, Route{"GET", "b", ""}); err == nil || !strings.Contains(err.Error(), `route 2, column 1: pattern "b"`) {
		t.Errorf("NewTable returns %v", err)
	}
	defer func() {
		if p := fmt.Sprint(recover()); !strings.Contains(p, `routertest: table:1:5: pattern "a"`) {
			t.Errorf("MustParse panics with %q", p)
		}
	}()
	MustParse("GET a")
}

// TestEcho makes sure that Echo never gives the same text for two paths, even if values contain spaces and slashes.
func TestEcho(t *testing.T) {
	table := MustParse("GET /{a}/x/{b} two\nGET /{a}/x/{b...} rest\nGET /n/{n:int}/{b} number\nGET /{a} one\nGET /n/{n:int} count").routes
	values := []string{"a", "a x", "x a", " ", "x", "a/x", "7", "7 7", "a x b", "é"}
	paths := map[string]string{}
	try := func(path string) {
		want := table.Want("GET", path)
		if want.Route < 0 {
			return
		}
		body := routes.Echo(table.Routes[want.Route].Name, want.Values...)
		if other, isTaken := paths[body]; isTaken && other != path {
			t.Errorf("%q and %q have the same echo, %q", path, other, body)
		}
		paths[body] = path
	}
	for _, a := range values {
		try("/" + a)
		try("/n/" + a)
		for _, b := range values {
			try("/" + a + "/x/" + b)
			try("/n/" + a + "/" + b)
		}
	}
	if len(paths) < 60 {
		t.Errorf("%d paths tried, want 60 or more", len(paths))
	}
}

func TestSettings(t *testing.T) {
	for _, c := range []struct{ name, value, wrong string }{
		{depthVariable, "3", ""}, {depthVariable, "0", `ROUTERTEST_DEPTH is "0"`}, {sampleVariable, "1", ""}, {sampleVariable, "0", `ROUTERTEST_SAMPLE is "0"`}, {sampleVariable, "x", "one path in n"}, {depthVariable, "10", "1 … 9"}, {depthVariable, "deep", `"deep"`},
		{seedVariable, "18446744073709551615", ""}, {seedVariable, "-1", `ROUTERTEST_SEED is "-1"`}, {seedVariable, "x", `"x"`},
	} {
		t.Run(c.name+"="+c.value, func(t *testing.T) {
			t.Setenv(c.name, c.value)
			s, err := settingsFromEnvironment(false)
			switch {
			case c.wrong == "" && err != nil:
				t.Error(err)
			case c.wrong == "" && !slices.Contains([]string{fmt.Sprint(s.depth), fmt.Sprint(s.sample), fmt.Sprint(s.seed)}, c.value):
				t.Errorf("settings are %+v", s)
			case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
				t.Errorf("error %v, want one with %q", err, c.wrong)
			}
			if _, err := Check(Widgets(), of(model{}), "written"); (err != nil) != (c.wrong != "") {
				t.Errorf("Check returns %v", err)
			}
		})
	}
}

// TestOverlaps has two routes that overlap, among others that do not.
func TestOverlaps(t *testing.T) {
	table := MustParse("GET /a/{x} one\nGET /{y}/b two\nPOST /{y}/b three\nGET /a/b four\nGET /c/{z:int} five")
	got := table.Overlaps()
	if len(got) != 1 || got[0].Wins.Name != "one" || got[0].Loses.Name != "two" || got[0].Path != "/a/b" {
		t.Errorf("overlaps are %+v, want one of one and two at /a/b", got)
	}
	if got := Widgets().Overlaps(); got != nil {
		t.Errorf("the widget routes overlap: %+v, want none", got)
	}
}
