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

// TestMatrix compares the matrix with the last one that somebody has looked at.
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
			if c.Note != "" {
				line += "\n         " + c.Note
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
