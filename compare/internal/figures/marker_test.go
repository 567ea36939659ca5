package figures

import (
	"strings"
	"testing"
)

func TestMistakesInMarkers(t *testing.T) {
	for text, says := range map[string]string{
		"\n<!-- figures: costs -->\n<!-- end -->\n":                        `page.md:2: no figures are called "costs"; want one of machine, cost, routes, plain, slower, answer, a benchmark's name`,
		"<!-- figures:  -->\n<!-- end -->\n":                               "page.md:1: the marker names nothing",
		"<!-- figures: cost -->\n| x |\n":                                  "page.md:1: a marker without <!-- end -->",
		"<!-- figures: cost -->\n<!-- figures: routes -->\n<!-- end -->\n": "page.md:2: a marker before the <!-- end --> of the one at page.md:1",
		"text\n<!-- end -->\n":                                             "page.md:2: <!-- end --> without a marker",
		"<!-- figures: cost router=chi -->\n<!-- end -->\n":                `page.md:1: cost takes no option "router=chi"; it knows ["request" "unit"], each as key=value`,
		"<!-- figures: routes all=yes -->\n<!-- end -->\n":                 `page.md:1: routes takes no option "all=yes"`,
		"<!-- figures: BenchmarkForm rows -->\n<!-- end -->\n":             `page.md:1: BenchmarkForm takes no option "rows"; it knows ["rows" "cols" "over"]`,
		"<!-- figures: machine date=today -->\n<!-- end -->\n":             `page.md:1: machine takes no option "date=today"; it knows []`,
		"<!-- figures: routes unit=pat -->\n<!-- end -->\n":                "page.md:1: BenchmarkRouter has no pat on request=mixed",
		"<!-- figures: BenchmarkNone -->\n<!-- end -->\n":                  "page.md:1: the raw lines have no BenchmarkNone",
		"<!-- figures: BenchmarkBare -->\n<!-- end -->\n":                  "page.md:1: BenchmarkBare has no sub-benchmarks",
		"<!-- figures: BenchmarkForm rows=op -->\n<!-- end -->\n":          "page.md:1: no sub-benchmark is named op=…",
		"<!-- figures: BenchmarkForm rows=op over=old -->\n<!-- end -->\n": "page.md:1: no sub-benchmark is named op=…",
		"<!-- figures: BenchmarkForm over=old -->\n<!-- end -->\n":         "page.md:1: there is no form=old; want one of plain, repo",
		"<!-- figures: BenchmarkForm cols=x over=old -->\n<!-- end -->\n":  "page.md:1: there is no form=old; want one of plain, repo",
		"<!-- figures: BenchmarkForm cols=x -->\n<!-- end -->\n":           "page.md:1: the sub-benchmarks are not named form=…/x=…",
		"<!-- figures: cost request=none -->\n<!-- end -->\n":              "page.md:1: the raw lines have no BenchmarkRouter/…/request=none",
		"<!-- figures: cost request=mixed-parallel -->\n<!-- end -->\n":    "page.md:1: BenchmarkRouter has no baseline on request=mixed-parallel",
		"<!-- figures: plain request=mixed -->\n<!-- end -->\n":            "page.md:1: the raw lines lack chi or chirouter on request=mixed",
	} {
		p, err := parse("page.md", text)
		if err == nil {
			_, err = p.Render(figures(t))
		}
		if err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("%q: error %v, want one that says %q", text, err, says)
		}
	}
}
