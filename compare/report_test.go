package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/bench"
)

// TestReportParts: without -only, a report has all parts. With -only, it has the named parts, in the order in which they are
// measured. A report also contains the command line that wrote it.
func TestReportParts(t *testing.T) {
	for _, c := range []struct {
		args  []string
		asks  bool
		parts []string
		seed  uint64
	}{
		{nil, true, bench.Full().Parts, 1},
		{[]string{"-quick"}, true, bench.Quick().Parts, 1},
		{[]string{"-only", "share,serve", "-seed", "7"}, false, []string{bench.PartServe, bench.PartShare}, 7},
		{[]string{"-only", "behaviour"}, true, nil, 1},
	} {
		var got *reportRun
		command := reportCommand()
		command.Action = func(_ context.Context, cmd *cli.Command) (err error) {
			got, err = newReportRun(cmd)
			return err
		}
		if err := command.Run(t.Context(), append([]string{"report"}, c.args...)); err != nil {
			t.Fatal(err)
		}
		if got.plan.Seed != c.seed {
			t.Errorf("%q: seed %d, want %d", c.args, got.plan.Seed, c.seed)
		}
		flags := slices.Sorted(slices.Values(strings.Fields(strings.ReplaceAll(got.plan.Command, "'", ""))[3:]))
		if want := slices.Sorted(slices.Values(c.args)); !slices.Equal(flags, want) {
			t.Errorf("%q: the command is %q", c.args, got.plan.Command)
		}
		if got.asks != c.asks || !slices.Equal(got.plan.Parts, c.parts) {
			t.Errorf("%q: asks %t, measures %q, want %t and %q", c.args, got.asks, got.plan.Parts, c.asks, c.parts)
		}
	}
}
