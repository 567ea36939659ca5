package behaviour

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
)

var update = flag.Bool("update", false, "write testdata/matrix.golden")

// matrix is made once for all tests.
var matrix = sync.OnceValue(func() []found.Row { return Matrix(library.All(), library.Servers()) })

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

// printed writes the matrix down for people: a block a row, in it what the contract wants and then a line for the routers that
// did the same.
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
		for _, c := range slices.Concat([]found.Cell{row.Contract}, row.Cells, row.Servers) {
			line := fmt.Sprintf("[%-7s] %s", c.Mark, c.Text)
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

// TestRows makes sure that each row has all that a reader needs, and a cell for each router, in their order.
func TestRows(t *testing.T) {
	var all, libraries []string
	for _, c := range library.All() {
		if c.Group != found.GroupGauge || c.Name == "baseline" {
			all = append(all, c.Name)
		}
		if c.Group == found.GroupPlain {
			libraries = append(libraries, c.Name)
		}
	}
	seen := map[string]bool{}
	for _, row := range matrix() {
		if row.Name == "" || row.About == "" || row.Source == "" || seen[row.Name] {
			t.Errorf("a row stands twice or lacks something: %+v", row)
		}
		seen[row.Name] = true
		want := all
		if row.Table != "" {
			want = libraries
		}
		if got := routersOf(row); !slices.Equal(got, want) {
			t.Errorf("%s has cells for %v, want %v", row.Name, got, want)
		}
		for _, c := range slices.Concat(row.Cells, []found.Cell{row.Contract}) {
			if c.Text == "" || len(c.Exchanges) == 0 || c.Mark == found.Breaks && row.Must == "" {
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

// TestOurs makes sure that the eight, and baseline, do what stands in the column of the contract, and that this has the marks that
// it earns.
func TestOurs(t *testing.T) {
	marks := map[string]found.Mark{"HEAD on a GET route": found.Breaks, "empty path": found.Differs, "%2F": found.Differs}
	for _, row := range matrix() {
		if row.Contract.Mark != marks[row.Name] {
			t.Errorf("%s: the contract is marked %q, want %q", row.Name, row.Contract.Mark, marks[row.Name])
		}
		delete(marks, row.Name)
		for _, c := range row.Cells {
			if named(c.Router).Group != found.GroupPlain && (c.Mark != row.Contract.Mark || c.Text != row.Contract.Text) {
				t.Errorf("%s, %s: %s, want %s: %+v", row.Name, c.Router, c.Text, row.Contract.Text, c.Exchanges)
			}
		}
	}
	if len(marks) > 0 {
		t.Errorf("there are no rows for %v", marks)
	}
}

// TestKnown holds the matrix against what was known of the libraries before it was made, and against the MUSTs that they break.
func TestKnown(t *testing.T) {
	known := map[string]map[found.Mark]string{
		"wrong method":                     {found.Breaks: "gorilla bunrouter", found.Differs: "gin", found.Unmarked: "servemux chi pat httprouter echo gorestful gin-options"},
		"HEAD on a GET route":              {found.Breaks: "chi gorilla gin echo", found.Unmarked: "servemux pat pat-options httptreemux chi-options echo-options"},
		"unknown method":                   {found.Breaks: "chi", found.Unmarked: "gorilla bunrouter servemux fiber"},
		"unknown method, unknown path":     {found.Differs: "chi"},
		"what follows a HEAD":              {found.Unmarked: "servemux chi gin echo"},
		"OPTIONS":                          {found.Differs: "httprouter echo", found.Unmarked: "gin gorilla echo-options httprouter-options"},
		"absolute form":                    {found.Breaks: "httptreemux", found.Unmarked: "servemux chi echo"},
		"empty path":                       {found.Hurts: "httptreemux-options", found.Differs: "echo gin-options", found.Unmarked: "servemux chi gin"},
		"letters escaped that need not be": {found.Hurts: "chi pat bunrouter echo", found.Unmarked: "servemux gorilla gin echo-options"},
		"%2F":                              {found.Differs: "gorilla gin httprouter", found.Unmarked: "servemux chi pat"},
		"below StripPrefix":                {found.Differs: "httptreemux", found.Unmarked: "httptreemux-options servemux"},
		"empty segment as a parameter":     {found.Hurts: "chi pat gin echo httprouter", found.Unmarked: "servemux gorilla"},
		"+ in a path":                      {found.Hurts: "pat", found.Unmarked: "chi gin"},
		"numbers":                          {found.Unmarked: "servemux chi gorilla pat gin"},
		"bytes that are no text":           {found.Hurts: "bunrouter"},
		"a last parameter, alone":          {found.Hurts: "echo echo-options", found.Unmarked: "servemux chi gin fiber hertz"},
		"a catch-all beside other routes":  {found.Hurts: "gorilla pat", found.Differs: "httprouter gin", found.Unmarked: "servemux gorilla-options"},
		"a mount":                          {found.Unmarked: "servemux chi gorilla httprouter gin echo fiber"},
		"wrong method below a mount":       {found.Differs: "gorilla", found.Unmarked: "servemux chi pat gin echo hertz"},
		"routes that cross":                {found.Differs: "servemux httprouter", found.Unmarked: "chi gin echo"},
		"slash at the end":                 {found.Differs: "httprouter gin", found.Unmarked: "servemux gin-options"},
		"two slashes and dot segments":     {found.Differs: "servemux gorilla bunrouter hertz", found.Unmarked: "chi gorilla-options fiber"},
		"a POST, redirected":               {found.Hurts: "gorilla bunrouter", found.Unmarked: "servemux gorilla-options"},
		"redirect to another host":         {found.Hurts: "httptreemux gin", found.Unmarked: "servemux gin-options"},
		"redirect below StripPrefix":       {found.Hurts: "servemux gorilla", found.Unmarked: "chi"},
		"a query of 10,000 parameters":     {found.Hurts: "pat"},
		"the query, for handlers":          {found.Differs: "pat"},
		"the request afterwards":           {found.Differs: "pat"},
		"the words of a refusal":           {found.Differs: "chi gorilla", found.Unmarked: "gin-options"},
	}
	for _, row := range matrix() {
		for mark, routers := range known[row.Name] {
			for router := range strings.FieldsSeq(routers) {
				if c, ok := row.Cell(router); !ok || c.Mark != mark {
					t.Errorf("%s, %s: %s is marked %q, want %q", row.Name, router, c.Text, c.Mark, mark)
				}
			}
		}
		delete(known, row.Name)
	}
	for name := range known {
		t.Errorf("there is no row %q", name)
	}
}

// TestRefusedRow makes sure that a library that does not take a row's own routes says so, in its own words.
func TestRefusedRow(t *testing.T) {
	for _, row := range matrix() {
		if row.Name != "routes that cross" {
			continue
		}
		c, _ := row.Cell("servemux")
		if c.Text != "refuses these routes" || !strings.Contains(c.Exchanges[0].Answer, "conflicts with pattern") {
			t.Errorf("%+v", c)
		}
	}
}

// TestSilent: where nothing is wanted, a cell's exchange says so by having no Want.
func TestSilent(t *testing.T) {
	for _, silent := range []bool{false, true} {
		q := question{requests: []string{"GET /contact"}, silent: silent}
		cell := q.cell(named(keeper), []observed{served("contact\n")})
		if e := cell.Exchanges[0]; (e.Want == "") != silent || e.Answer == "" {
			t.Errorf("silent %v: %+v", silent, e)
		}
	}
}
