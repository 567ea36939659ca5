package routertest

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the results to docs/kit.md and testdata")

// TestKitPage runs the whole kit on correct routers for three tables, and compares the number of requests of each test with
// docs/kit.md. These numbers do not depend on the random seed. It runs only in the exhaustive form or with -update.
func TestKitPage(t *testing.T) {
	if !exhaustive && !*update {
		t.Skip("set GOROUTING_EXHAUSTIVE=1 to run the whole kit on three tables")
	}
	t.Setenv(depthVariable, "")
	t.Setenv(sampleVariable, "")
	t.Setenv(seedVariable, "")
	var made strings.Builder
	made.WriteString("\n## The widgets\n\n| section | test | requests |\n|---|---|--:|\n")
	widgetsResults := passing(t, Widgets(), false)
	total := 0
	for _, r := range widgetsResults {
		fmt.Fprintf(&made, "| %s | %s | %d |\n", r.Section, r.Name, r.Checked)
		total += r.Checked
	}
	fmt.Fprintf(&made, "| all | | %d |\n", total)
	made.WriteString("\n## By section\n\nThe shop is the table in `routertest/tables_test.go`. It has integers beside names, rests of paths and overlapping routes. GitHub's API of\n" +
		"2013 was run with `-short`.\n\n| section | widgets, 11 routes | shop, 17 routes | GitHub, 203 routes |\n|---|--:|--:|--:|\n")
	bySection := []map[string]int{totals(widgetsResults), totals(passing(t, shop, false)), totals(passing(t, githubOf2013(t), true))}
	for _, s := range append(sectionNames(), "all") {
		fmt.Fprintf(&made, "| %s | %d | %d | %d |\n", s, bySection[0][s], bySection[1][s], bySection[2][s])
	}
	const file, mark = "../docs/kit.md", "-update -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(string(text), mark)
	if *update {
		if err := os.WriteFile(file, []byte(before+mark+made.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if after != made.String() {
		t.Errorf("%s differs from the kit; if the kit is right, run the test with -update. The kit has\n%s", file, made.String())
	}
}

// passing runs the whole kit on a correct router, and returns the result of each test.
func passing(t *testing.T, table Table, short bool) []TestResult {
	tests, err := table.tests(short)
	if err != nil {
		t.Fatal(err)
	}
	var all []TestResult
	for _, test := range tests {
		found := test.examine(table.routes, right(table))
		for _, cause := range found.causes.Sorted() {
			t.Errorf("%v: a correct router fails %d times: %v", test, cause.Count, cause.Example)
		}
		all = append(all, TestResult{test.section, test.name, found.checked, found.failed})
	}
	return all
}

// totals returns the number of requests of each section, and of all sections under "all".
func totals(results []TestResult) map[string]int {
	n := map[string]int{}
	for _, r := range results {
		n[r.Section] += r.Checked
		n["all"] += r.Checked
	}
	return n
}

func sectionNames() []string {
	var all []string
	for _, s := range sections {
		all = append(all, s.name)
	}
	return all
}
