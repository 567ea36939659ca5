package speed

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/speed/bench"
	"gorouting/internal/routes"
)

// sample is a page of one table with numbers that can be told apart.
func sample() Page {
	t := routes.Widgets()
	times := func(load string, bytes int, first, second []float64) bench.Times {
		return bench.Times{Load: load, Requests: 4096, Bytes: bytes, Routers: []bench.RouterTimes{
			{Name: "routegen tree", NS: first}, {Name: "gin", NS: second, Allocs: 1.5, Wrong: "1 of 9: GET /"},
		}}
	}
	return Page{
		Config: Config{Rounds: 2, Processes: 2}, Before: "0.1", After: "0.9",
		Sections: []Section{{
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
		"| `tree` | 123 | 1.5 s | 25 |\n| gin, the library | – | – | 60 |\n",
		"| `routegen tree` | 25 | 1.00 (1.00 … 1.00) | 0.0 | – |\n",
		"| `gin` | 60 | 3.50 (2.00 … 10.00) | 1.5 | `1 of 9: GET /` |\n", // 40, 60, 60, 400 and 4, 3, 2, 10
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %q:\n%s", want, got)
		}
	}
}

func TestSpread(t *testing.T) {
	for want, ratios := range map[string][]float64{"3.83 (one round)": {3.831}, "2.50 (1.00 … 9.00)": {1, 2, 3, 9}} {
		if got := spread(ratios); got != want {
			t.Errorf("%v: %q, want %q", ratios, got, want)
		}
	}
}

// TestGlance: with several tables, each load has a line, whose multiples are those of the technique that is advised.
func TestGlance(t *testing.T) {
	p := sample()
	if got := p.String(); strings.Contains(got, "At a glance") {
		t.Errorf("one table is summed up:\n%s", got)
	}
	long := sample().Sections[0]
	long.name, long.measured = "hard", []bench.Measured{{Loads: []bench.Times{{Load: "1000 bytes", Requests: 1, Bytes: 1000, Routers: long.measured[0].Loads[0].Routers}}}}
	other := sample().Sections[0]
	other.name = "other"
	for _, m := range other.measured { // the first router is not the one that is advised
		slices.Reverse(m.Loads[0].Routers)
	}
	p.Sections = append(p.Sections, long, other)
	got := p.String()
	for _, want := range []string{"| github-2013 | 11 | 4096 | tree | 25 | 3.5 | – |", "| other | 11 | 4096 | tree | 25 | 3.5 | – |"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("the page has no %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "| hard | ") {
		t.Errorf("a table of long paths stands beside requests:\n%s", got)
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
		"a\n" + begin + "old\n" + end + "b\n": "a\n" + begin + overview(sample().Sections[0].made, sample().Sections[0].measured) + end + "b\n",
		"a\nb\n":                              "",
		"a\n" + begin + "b\n":                 "",
	} {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		err := sample().Publish(root)
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
	_, rest, opened := strings.Cut(read("../../../README.md"), begin)
	table, _, closed := strings.Cut(rest, end)
	_, section, found := strings.Cut(read("../../../docs/speed.md"), "\n## "+published+",")
	section, _, _ = strings.Cut(section, "\n## ")
	if !opened || !closed || !found || !strings.Contains(section, table) || strings.Count(table, "\n") < 3 {
		t.Errorf("README.md shows, and docs/speed.md does not have for %s:\n%s", published, table)
	}
}

// TestMeasure measures for a moment: all routers answer rightly, and what is generated allocates nothing.
func TestMeasure(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program with all libraries")
	}
	table := routes.Widgets()
	steps := 0
	c := Config{Rounds: 1, Processes: 1, Techniques: strings.Fields("tree table after after+pattern"), Step: func() { steps++ }}
	section, err := c.Measure(t.Context(), "widgets", table)
	if err != nil {
		t.Fatal(err)
	}
	if steps != c.Steps(table) {
		t.Errorf("%d steps, want %d", steps, c.Steps(table))
	}
	text := section.Markdown()
	loads := strings.Count(text, "| router |")
	for _, technique := range []string{"tree", "table", "after"} {
		rows := 0
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "| `routegen "+technique+"` |") && strings.HasSuffix(line, " | 0.0 | – |\n") {
				rows++
			}
		}
		if rows != loads || loads != 3 {
			t.Errorf("%s answers rightly and without an allocation in %d of %d loads:\n%s", technique, rows, loads, text)
		}
	}
	for _, library := range bench.Libraries {
		if !strings.Contains(text, "`"+library.Name+"` |") && !strings.Contains(text, library.Name+" refuses") {
			t.Errorf("%s was not measured:\n%s", library.Name, text)
		}
	}
}

// TestBuild: with another seed, a router's code is at another address; shuffled, it is far from the code of its package.
func TestBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program with all libraries")
	}
	r := run{Config{Rounds: 1, Processes: 1, Techniques: []string{"after"}, Step: func() {}}, t.Context(), t.TempDir()}
	if _, err := r.generate(routes.Widgets()); err != nil {
		t.Fatal(err)
	}
	// address returns where a function is, and how far from the one that stands in front of it.
	address := func(seed int) (at, distance int64) {
		if err := r.build(routes.Widgets(), seed); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := r.command(&out, nil, "go", "tool", "nm", "measure"); err != nil {
			t.Fatal(err)
		}
		of := map[string]int64{}
		for line := range strings.Lines(out.String()) {
			if fields := strings.Fields(line); len(fields) == 3 {
				of[fields[2]], _ = strconv.ParseInt(fields[0], 16, 64)
			}
		}
		at = of["gorouting/compare/generated/madeafter.serve"]
		return at, at - of["gorouting/compare/generated/madeafter.Pad"]
	}
	first, near := address(1)
	second, near2 := address(2)
	r.Shuffled = true
	_, far := address(1)
	if first == 0 || first == second || near < 0 || near2 < 0 || near > 10_000 || near2 > 10_000 || far > 0 && far < 10_000 {
		t.Errorf("serve is at %#x and %#x, %d and %d bytes behind Pad, and %d shuffled", first, second, near, near2, far)
	}
}

// TestMeasureFails: a technique that there is not, and a run that is stopped.
func TestMeasureFails(t *testing.T) {
	c := Config{Rounds: 1, Processes: 1, Techniques: []string{"guess"}, Step: func() {}}
	if _, err := c.Measure(t.Context(), "widgets", routes.Widgets()); err == nil || !strings.Contains(err.Error(), `"guess" is no technique`) {
		t.Errorf("%v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	c.Techniques = []string{"after"}
	if _, err := c.Measure(ctx, "widgets", routes.Widgets()); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestCommandStopped: Ctrl-C goes to the program that was started too, which may end before ctx is done.
func TestCommandStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, stop)
	r := run{ctx: ctx, dir: t.TempDir()}
	if err := r.command(nil, nil, "go", "no-such-command"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that it was stopped", err)
	}
}
