package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"gorouting/compare/internal/stats"
)

var update = flag.Bool("update", false, "write the golden files")

func testBench(t *testing.T) *stats.Bench {
	t.Helper()
	raw, err := os.ReadFile("testdata/bench.txt")
	if err != nil {
		t.Fatal(err)
	}
	bench, err := load(raw, "testdata/bench.txt")
	if err != nil {
		t.Fatal(err)
	}
	return bench
}

// rendered returns a document with the figures of testdata/bench.txt.
func rendered(t *testing.T, text string) string {
	t.Helper()
	p, err := parsePage("page.md", text)
	if err != nil {
		t.Fatal(err)
	}
	made, err := p.render(testBench(t))
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

func TestMistakesInMarkers(t *testing.T) {
	for text, says := range map[string]string{
		"\n<!-- figures: costs -->\n<!-- end -->\n":                        `page.md:2: no figures are called "costs"; want one of machine, cost, routes, plain, a benchmark's name`,
		"<!-- figures:  -->\n<!-- end -->\n":                               "page.md:1: the marker names nothing",
		"<!-- figures: cost -->\n| x |\n":                                  "page.md:1: a marker without <!-- end -->",
		"<!-- figures: cost -->\n<!-- figures: routes -->\n<!-- end -->\n": "page.md:2: a marker before the <!-- end --> of the one at page.md:1",
		"text\n<!-- end -->\n":                                             "page.md:2: <!-- end --> without a marker",
		"<!-- figures: cost router=chi -->\n<!-- end -->\n":                `page.md:1: cost takes no option "router=chi"; it knows ["request" "unit"], each as key=value`,
		"<!-- figures: routes all=yes -->\n<!-- end -->\n":                 `page.md:1: routes takes no option "all=yes"`,
		"<!-- figures: BenchmarkForm rows -->\n<!-- end -->\n":             `page.md:1: BenchmarkForm takes no option "rows"; it knows ["rows" "cols" "over"]`,
		"<!-- figures: machine date=today -->\n<!-- end -->\n":             `page.md:1: machine takes no option "date=today"; it knows []`,
		"<!-- figures: routes unit=pat -->\n<!-- end -->\n":                "page.md:1: BenchmarkRouter has no noop or no pat on request=mixed",
		"<!-- figures: BenchmarkNone -->\n<!-- end -->\n":                  "page.md:1: the raw lines have no BenchmarkNone",
		"<!-- figures: BenchmarkBare -->\n<!-- end -->\n":                  "page.md:1: BenchmarkBare has no sub-benchmarks",
		"<!-- figures: BenchmarkForm rows=op -->\n<!-- end -->\n":          "page.md:1: no sub-benchmark is named op=…",
		"<!-- figures: BenchmarkForm over=old -->\n<!-- end -->\n":         "page.md:1: there is no form=old",
		"<!-- figures: BenchmarkForm cols=x over=old -->\n<!-- end -->\n":  "page.md:1: there is no form=old",
		"<!-- figures: BenchmarkForm cols=x -->\n<!-- end -->\n":           "page.md:1: the sub-benchmarks are not named form=…/x=…",
		"<!-- figures: cost request=none -->\n<!-- end -->\n":              "page.md:1: the raw lines have no BenchmarkRouter/…/request=none",
		"<!-- figures: cost request=mixed-parallel -->\n<!-- end -->\n":    "page.md:1: BenchmarkRouter has no noop or no floor on request=mixed-parallel",
		"<!-- figures: plain request=mixed -->\n<!-- end -->\n":            "page.md:1: the raw lines have not chi, chirouter and noop on request=mixed",
	} {
		p, err := parsePage("page.md", text)
		if err == nil {
			_, err = p.render(testBench(t))
		}
		if err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%q: error %v, want one that says %q", text, err, says)
		}
	}
}

func TestRawLinesThatDoNotDo(t *testing.T) {
	const line = "BenchmarkX-2 100 5 ns/op\n"
	for raw, says := range map[string]string{
		"":                      "raw.txt has no benchmarks",
		strings.Repeat(line, 5): "raw.txt has 5 rounds; it takes 6",
		strings.Repeat(line, 6) + "BenchmarkY-2 100 5 ns/op\n": "raw.txt has BenchmarkY[] 1 times, and other benchmarks 6 times",
		line + "BenchmarkX-2 100 x ns/op\n":                    "raw.txt:2:",
	} {
		if _, err := load([]byte(raw), "raw.txt"); err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%q: error %v, want one that says %q", raw, err, says)
		}
	}
	bench, err := load([]byte(strings.Repeat(line, 6)), "raw.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := machine(bench, nil); err == nil || !strings.Contains(err.Error(), `"date:"`) {
		t.Errorf("error %v for lines without a date", err)
	}
}
