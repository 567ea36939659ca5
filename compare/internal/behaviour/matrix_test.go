package behaviour

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorouting/compare/internal/library"
)

var update = flag.Bool("update", false, "write testdata/matrix.golden")

// matrix is made once for all tests.
var matrix = sync.OnceValue(func() []Row {
	var rows []Row
	all := library.All()
	for _, q := range questions() {
		rows = append(rows, q.row(all))
	}
	return rows
})

// changes is the row with answers that depend on the version of Go.
const changes = "a redirect that changes the value"

// TestMatrix compares the matrix with the golden file, which somebody has reviewed.
func TestMatrix(t *testing.T) {
	const file = "testdata/matrix.golden"
	got := printed(slices.DeleteFunc(slices.Clone(matrix()), func(r Row) bool { return r.Name == changes }))
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i, line := range gotLines {
		if i >= len(wantLines) || line != wantLines[i] {
			t.Fatalf("line %d of the matrix is %q, in %s it is %q; -update writes the new matrix", i+1, line, file, wantLines[min(i, len(wantLines)-1)])
		}
	}
	if len(gotLines) != len(wantLines) {
		t.Errorf("the matrix has %d lines, %s has %d", len(gotLines), file, len(wantLines))
	}
}

// printed writes the matrix for people: each distinct cell of a row, with the routers that have it.
func printed(rows []Row) string {
	var b strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&b, "%s (%s)\n", row.Name, row.Source)
		if row.Must != "" {
			fmt.Fprintf(&b, "MUST: %s\n", row.Must)
		}
		routers := map[string][]string{}
		var lines []string
		for _, c := range slices.Concat([]Cell{row.Contract}, row.Cells) {
			line := fmt.Sprintf("[%-7s] %s", c.Mark, c.Text)
			for _, more := range []string{c.Cause, c.Note} {
				if more != "" && more != row.Name {
					line += "\n            " + more
				}
			}
			if routers[line] == nil {
				lines = append(lines, line)
			}
			routers[line] = append(routers[line], c.Router)
		}
		for _, line := range lines {
			fmt.Fprintf(&b, "  %s\n         %s\n", line, strings.Join(routers[line], " "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestRows: each row is complete. It has a cell for each router that can be asked, in the order of library.All.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range matrix() {
		if row.Name == "" || row.About == "" || row.Source == "" || seen[row.Name] || row.Strict && row.Must == "" {
			t.Errorf("a row is incomplete, or its name is taken: %+v", row)
		}
		seen[row.Name] = true
		var want, got []string
		for _, r := range library.All() {
			if row.Table == "" || r.AnyTable() {
				want = append(want, r.Name)
			}
		}
		for _, c := range append(row.Cells, row.Contract) {
			if got = append(got, c.Router); c.Text == "" || c.Cause == "" || len(c.Exchanges) == 0 && c.Text != "not asked" || c.Mark == Breaks && row.Must == "" || c.Mark == Strict && !row.Strict {
				t.Errorf("%s, %s: %+v", row.Name, c.Router, c)
			}
			for _, e := range c.Exchanges {
				if e.Request == "" || e.Answer == "" {
					t.Errorf("%s, %s: %+v", row.Name, c.Router, e)
				}
			}
		}
		if want = append(want, contractName); !slices.Equal(got, want) {
			t.Errorf("%s has cells of %v, want %v", row.Name, got, want)
		}
	}
}

// TestOurs: our eight routers and the baseline answer like the contract. The contract has a mark in three rows.
func TestOurs(t *testing.T) {
	marks := map[string]Mark{"HEAD on a GET route": Strict, "empty path": Differs, "%2F": Differs}
	for _, row := range matrix() {
		if row.Contract.Mark != marks[row.Name] {
			t.Errorf("%s: the contract is marked %q, want %q", row.Name, row.Contract.Mark, marks[row.Name])
		}
		for _, r := range library.In(library.Ours, library.Baseline) {
			if c, ok := row.Cell(r.Name); ok && (c.Mark != row.Contract.Mark || c.Text != row.Contract.Text) {
				t.Errorf("%s, %s: %s, want %s: %+v", row.Name, r.Name, c.Text, row.Contract.Text, c.Exchanges)
			}
		}
	}
}

// TestCount: rows with one cause are one behaviour with the gravest mark. Strict marks are not counted.
func TestCount(t *testing.T) {
	cell := func(m Mark, cause string) []Cell { return []Cell{{Router: "x", Mark: m, Cause: cause}} }
	f := Findings{Rows: []Row{
		{Cells: cell(Differs, "it redirects")}, {Cells: cell(Hurts, "it redirects")}, {Cells: cell(Hurts, "it redirects")},
		{Cells: cell(Differs, "b")}, {Cells: cell(Breaks, "c")}, {Cells: cell(Strict, "HEAD")}, {Cells: cell(Unmarked, "d")},
		{Cells: cell(Differs, "it redirects")},
	}}
	if got := f.Count("x"); len(got) != 3 || got[Hurts] != 1 || got[Breaks] != 1 || got[Differs] != 1 {
		t.Errorf("%v, want one of each", got)
	}
}

// TestOldGo compares ServeMux under the running Go and under the oldest supported Go. They differ only in the redirect that
// Go 1.27 repaired.
func TestOldGo(t *testing.T) {
	f := Findings{Go: runtime.Version(), OldGo: OldGo, Rows: slices.Clone(matrix())}
	f.addOldGo(t.Context())
	if f.Go != OldGo && f.Missing != "" {
		t.Skip(f.Missing)
	}
	for _, row := range f.Rows {
		now, _ := row.Cell("servemux")
		old := now
		if row.Old != nil {
			old = *row.Old
		}
		if row.Name != changes {
			if old.Text != now.Text {
				t.Errorf("%s: %q under %s, and %q now", row.Name, old.Text, OldGo, now.Text)
			}
			continue
		}
		if repaired := f.Go != OldGo; old.Mark != Hurts || (now.Mark == Unmarked) != repaired || !strings.Contains(old.Text, "%2520b") {
			t.Errorf("%+v under %s, and %+v now", old, OldGo, now)
		}
	}
}

// TestCompareOldGo: only a cell that differs is kept.
func TestCompareOldGo(t *testing.T) {
	f := Findings{Rows: []Row{
		{Name: "a", Cells: []Cell{{Router: "servemux", Text: "307"}}}, {Name: "b", Cells: []Cell{{Router: "servemux", Text: "404"}}},
	}}
	f.compareOldGo(map[string]Cell{"a": {Text: "301"}, "b": {Text: "404"}})
	if f.Rows[0].Old == nil || f.Rows[0].Old.Text != "301" || f.Rows[1].Old != nil {
		t.Errorf("%+v", f.Rows)
	}
}

// TestOldGoIsMissing: if a version of Go is not available, the error names it.
func TestOldGoIsMissing(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	if _, err := serveMuxUnder(t.Context(), "go1.26.999"); err == nil || !strings.Contains(err.Error(), "not asked under go1.26.999") {
		t.Errorf("%v", err)
	}
}

// TestEncode: findings survive being written and read, in the short form of Encode and in a form that repeats everything.
func TestEncode(t *testing.T) {
	f := &Findings{Go: "go1.27.3", Missing: "no network", Rows: slices.Clone(matrix())}
	f.Rows[0].Old = &f.Rows[0].Cells[0]
	for i, r := range library.All() {
		f.Routers = append(f.Routers, Router{Router: r, Kit: Kit{Asked: i}})
	}
	long, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	short, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if len(short) > len(long)/2 {
		t.Errorf("the short form has %d bytes, and the long one %d", len(short), len(long))
	}
	for name, text := range map[string][]byte{"short": short, "long": long} {
		read, err := Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(read)
		if err != nil {
			t.Fatal(err)
		}
		if string(again) != string(long) {
			t.Errorf("%s: read\n%.3000s\nwant\n%.3000s", name, again, long)
		}
	}
}
