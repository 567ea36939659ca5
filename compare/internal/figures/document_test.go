package figures

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

var update = flag.Bool("update", false, "write the golden files")

// figures returns those of testdata/bench.txt.
func figures(t *testing.T) *Figures {
	t.Helper()
	raw, err := os.ReadFile("testdata/bench.txt")
	if err != nil {
		t.Fatal(err)
	}
	var r found.Report
	for group, names := range map[string]string{
		found.GroupOurs: "match chirouter gorillarouter patrouter", found.GroupPlain: "chi gorilla pat", found.GroupGauge: "noop handler baseline",
	} {
		for name := range strings.FieldsSeq(names) {
			r.Routers = append(r.Routers, found.Router{Name: name, Group: group})
		}
	}
	f, err := New(&r, raw, "testdata/bench.txt")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// rendered returns a document with the figures of testdata/bench.txt.
func rendered(t *testing.T, text string) string {
	t.Helper()
	p, err := parse("page.md", text)
	if err != nil {
		t.Fatal(err)
	}
	made, err := p.Render(figures(t))
	if err != nil {
		t.Fatal(err)
	}
	return string(made)
}

// The golden file is a document that has its figures. Without them, or with others, it must become the same.
func TestGolden(t *testing.T) {
	const file = "testdata/page.md"
	golden, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		golden = []byte(rendered(t, string(golden)))
		if err := os.WriteFile(file, golden, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var bare strings.Builder
	for line := range strings.Lines(string(golden)) {
		if !strings.HasPrefix(line, "|") {
			bare.WriteString(line)
		}
	}
	others := strings.ReplaceAll(bare.String(), ending, "| other | figures |\n"+ending)
	for _, text := range []string{string(golden), bare.String(), others} {
		if got := rendered(t, text); got != string(golden) {
			t.Errorf("%s is rendered as\n%s\nwant\n%s", file, got, golden)
		}
	}
}

// Each benchmark that the documents show is named once, and not that of the routers, which compare measures itself.
func TestBenchmarks(t *testing.T) {
	var all []Document
	for _, text := range []string{
		"<!-- figures: BenchmarkForm over=plain -->\n<!-- end -->\n<!-- figures: cost -->\n<!-- end -->\n<!-- figures: BenchmarkRouter -->\n<!-- end -->\n",
		"<!-- figures: BenchmarkBase -->\n<!-- end -->\n<!-- figures: BenchmarkForm -->\n<!-- end -->\n",
	} {
		d, err := parse("page.md", text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	if got, want := Benchmarks(all), []string{"BenchmarkForm", "BenchmarkBase"}; !slices.Equal(got, want) {
		t.Errorf("benchmarks %q, want %q", got, want)
	}
}
