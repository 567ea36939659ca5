package figures

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/stats"
)

// machine says when, where and how it was measured, and how well.
func (f *Figures) machine(*marker) (string, error) {
	config := map[string]string{}
	for _, key := range []string{"date", "go", "cores", "goos", "goarch", "cpu"} {
		if config[key] = f.bench.Config[key]; config[key] == "" {
			return "", fmt.Errorf("no raw line begins with %q", key+":")
		}
	}
	var spreads []float64
	for _, s := range f.bench.Series {
		spreads = append(spreads, spread(stats.Interval(s.Time)))
	}
	slices.Sort(spreads)
	quick := ""
	if f.report.Run.Quick {
		quick = "**A quick run, of few and short rounds: for a look, not for publishing.**\n"
	}
	return quick + fmt.Sprintf(`Medians of %d interleaved rounds with 95 %% confidence intervals; of multiples, medians with their range over the rounds.
Measured on %s with Go %s on %s/%s, %s cores of %q.
Half of the intervals are within ± %.0f %%, nine in ten within ± %.0f %%.
`, len(f.bench.Series[0].Time), config["date"], strings.TrimPrefix(config["go"], "go"), config["goos"], config["goarch"], config["cores"], config["cpu"],
		100*spreads[len(spreads)/2], 100*spreads[len(spreads)*9/10]), nil
}
