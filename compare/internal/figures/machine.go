package figures

import (
	"fmt"
	"slices"
	"strings"
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
	confidence := f.bench.Series[0].Interval().Percent() // the others have as many samples
	for _, s := range f.bench.Series {
		spreads = append(spreads, spread(s.Interval()))
	}
	slices.Sort(spreads)
	return f.warning() + fmt.Sprintf(`Medians of %s, with %s %% confidence intervals, of multiples too.
Measured on %s with Go %s on %s/%s, %s cores of %q.%s
Half of the intervals are within ± %.0f %%, nine in ten within ± %.0f %%.
`, f.rounds(), confidence, config["date"], strings.TrimPrefix(config["go"], "go"), config["goos"], config["goarch"], config["cores"], config["cpu"], f.load(),
		100*spreads[len(spreads)/2], 100*spreads[len(spreads)*9/10]), nil
}

// warning returns what is to be said first of figures that are not to be trusted.
func (f *Figures) warning() string {
	s := ""
	if load := f.report.Run.Load; load.Busy() {
		s += fmt.Sprintf("**The machine was busy: others used %.0f %% of its processors' time.**\n", 100*load.Others)
	}
	if f.report.Run.Quick {
		s += "**A quick run, of few and short rounds: for a look, not for publishing.**\n"
	}
	return s
}

// rounds says what was measured how often.
func (f *Figures) rounds() string {
	processes := map[int]bool{}
	at := f.bench.Series[0].At
	for _, a := range at {
		processes[a.Process] = true
	}
	switch n := len(processes); {
	case n == 1:
		return interleaved(len(at)) + " of one process"
	case f.report.Run.Layouts == nil:
		return fmt.Sprintf("%d processes with %s each", n, interleaved(len(at)/n))
	default:
		return fmt.Sprintf("%d processes, each linked in another order, with %s each", n, interleaved(len(at)/n))
	}
}

func interleaved(rounds int) string {
	if rounds == 1 {
		return "1 round"
	}
	return fmt.Sprintf("%d interleaved rounds", rounds)
}

// load says how busy the machine was, as far as that is known.
func (f *Figures) load() string {
	load := f.report.Run.Load
	if load.Highest == 0 {
		return ""
	}
	return fmt.Sprintf("\nMeanwhile others used %.0f %% of the processors' time, and the load average was %.1f at most.", 100*load.Others, load.Highest)
}
