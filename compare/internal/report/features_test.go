package report

import (
	"fmt"
	"strings"
	"testing"
)

// TestFeatures: the table of features is empty without figures, compares with the router without features, and misses no row.
func TestFeatures(t *testing.T) {
	render := func(lines string) (string, error) {
		r := sample(t)
		r.Bench = results(t, lines)
		return r.pages().render("page.md", "x", "{{features}}", nil)
	}
	if got, err := render(sampleLines(1)); got != "" || err != nil {
		t.Errorf("without figures: %q, %v", got, err)
	}
	var lines strings.Builder
	add := func(process int, router, request string, ns float64, allocs int) {
		const line = "process: %d\nround: 1\nBenchmarkServe/table=features/routes=11/request=%s/router=%s-2 1000 %v ns/op %d B/op %d allocs/op\n"
		fmt.Fprintf(&lines, line, process, request, router, ns, 16*allocs, allocs)
	}
	for process := 1; process <= 3; process++ {
		for i, row := range featureRows {
			add(process, row.router, row.request, 40+float64(i), i)
			if row.request != "hits" {
				add(process, "after", row.request, 20, 0)
			}
		}
	}
	whole := lines.String()
	got, err := render(whole)
	if err != nil || strings.Count(got, "\n") != len(featureRows)+1 {
		t.Errorf("%d rows: %v\n%s", len(featureRows), err, got)
	}
	for _, want := range []string{
		"| `after` | all routes | 1 | 40 ns | 0 | 0 |",
		"| `after-pattern` | all routes | 1.07 (0.90–1.29) | 43 ns | 3 | 48 |",
		"| `after-group` | two parameters | 2.50 (2.08–3.00) | 50 ns | 10 | 160 |",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no row %s in\n%s", want, got)
		}
	}
	if _, err := render(strings.ReplaceAll(whole, "router=lookup-", "router=other-")); err == nil || !strings.Contains(err.Error(), "measured for lookup, hits") {
		t.Errorf("without lookup: %v", err)
	}
}
