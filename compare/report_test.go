package main

import (
	"context"
	"slices"
	"testing"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/bench"
)

// TestReportParts: without -only, a report has all parts; with it, the parts that are named, in the order of their measuring.
func TestReportParts(t *testing.T) {
	for _, c := range []struct {
		args  []string
		asks  bool
		parts []string
	}{
		{nil, true, bench.Full().Parts},
		{[]string{"-quick"}, true, bench.Quick().Parts},
		{[]string{"-only", "share,serve"}, false, []string{bench.PartServe, bench.PartShare}},
		{[]string{"-only", "behaviour"}, true, nil},
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
		if got.asks != c.asks || !slices.Equal(got.plan.Parts, c.parts) {
			t.Errorf("%q: asks %t, measures %q, want %t and %q", c.args, got.asks, got.plan.Parts, c.asks, c.parts)
		}
	}
}
