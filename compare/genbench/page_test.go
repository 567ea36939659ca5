package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gorouting/compare/genbench/bench"
	"gorouting/internal/routes"
)

// sample is a page of one table with numbers that can be told apart.
func sample() page {
	t := routes.Widgets()
	times := func(load string, bytes int, first, second []float64) bench.Times {
		return bench.Times{Load: load, Requests: 4096, Bytes: bytes, Routers: []bench.RouterTimes{
			{Name: "routegen tree", NS: first}, {Name: "gin", NS: second, Allocs: 1.5, Wrong: "1 of 9: GET /"},
		}}
	}
	return page{
		config: config{rounds: 2, processes: 2}, before: "0.1", after: "0.9",
		sections: []section{{
			name: published, routes: t, made: []made{{technique: "tree", lines: 123, build: 1500 * time.Millisecond}},
			measured: []bench.Measured{
				{Refused: []string{"httprouter: no `:slug`"}, Loads: []bench.Times{times("4096", 20, []float64{10, 20}, []float64{40, 60})}},
				{Loads: []bench.Times{times("4096", 20, []float64{30, 40}, []float64{60, 400})}},
			},
		}},
	}
}

func TestPage(t *testing.T) {
	got := sample().String()
	for _, want := range []string{
		"2 rounds in each of 2 processes", "Load average 0.1 before and 0.9 after", "## github-2013, 11 routes",
		"httprouter refuses the table: `no ':slug'`",
		"| `tree` | 123 | 1.5 s | 25 |\n",
		"| `routegen tree` | 25 | 1.00 (1.00 … 1.00) | 0.0 | – |\n",
		"| `gin` | 60 | 3.50 (2.00 … 10.00) | 1.5 | `1 of 9: GET /` |\n", // 40, 60, 60, 400 and 4, 3, 2, 10
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %q:\n%s", want, got)
		}
	}
}

// TestPublish: the page is written, and in the README nothing but the table changes.
func TestPublish(t *testing.T) {
	root := t.TempDir()
	readme := filepath.Join(root, "README.md")
	if err := os.MkdirAll(filepath.Join(root, "docs"), 0o755); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"a\n" + begin + "old\n" + end + "b\n": "a\n" + begin + overview(sample().sections[0].made, sample().sections[0].measured) + end + "b\n",
		"a\nb\n":                              "",
		"a\n" + begin + "b\n":                 "",
	} {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		err := sample().publish(root)
		got, _ := os.ReadFile(readme)
		if want == "" && (err == nil || string(got) != text) || want != "" && (err != nil || string(got) != want) {
			t.Errorf("%q becomes %q, %v, want %q", text, got, err, want)
		}
	}
}

// TestPublished: the README shows what docs/speed.md has.
func TestPublished(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	_, rest, opened := strings.Cut(read("../../README.md"), begin)
	table, _, closed := strings.Cut(rest, end)
	_, section, found := strings.Cut(read("../../docs/speed.md"), "\n## "+published+",")
	section, _, _ = strings.Cut(section, "\n## ")
	if !opened || !closed || !found || !strings.Contains(section, table) || strings.Count(table, "\n") < 3 {
		t.Errorf("README.md shows, and docs/speed.md does not have for %s:\n%s", published, table)
	}
}

// TestRun measures for a moment: all routers answer rightly, and what is generated allocates nothing.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program with all libraries")
	}
	var out, log strings.Builder
	if err := run(&out, &log, []string{"-rounds", "1", "-processes", "1", "-techniques", "tree,table,after,after+pattern", "../../blog/routes.txt"}); err != nil {
		t.Fatalf("%v\n%s", err, &log)
	}
	loads := strings.Count(out.String(), "| router |")
	for _, technique := range []string{"tree", "table", "after"} {
		rows := 0
		for line := range strings.Lines(out.String()) {
			if strings.HasPrefix(line, "| `routegen "+technique+"` |") && strings.HasSuffix(line, " | 0.0 | – |\n") {
				rows++
			}
		}
		if rows != loads || loads != 3 {
			t.Errorf("%s answers rightly and without an allocation in %d of %d loads:\n%s", technique, rows, loads, &out)
		}
	}
	for _, library := range bench.Libraries {
		if !strings.Contains(out.String(), "`"+library.Name+"` |") && !strings.Contains(out.String(), library.Name+" refuses") {
			t.Errorf("%s was not measured:\n%s", library.Name, &out)
		}
	}
}

// TestFaults: what is wrong is said.
func TestFaults(t *testing.T) {
	for want, args := range map[string]string{
		"no/such.txt":            "no/such.txt",
		`"x" is no number`:       "grown:x",
		"at least one round":     "-rounds 0",
		`"guess" is no techniqu`: "-techniques guess widgets",
	} {
		var out, log strings.Builder
		if err := run(&out, &log, strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("%s: %v, want %s; it prints %q", args, err, want, &out)
		}
	}
}
