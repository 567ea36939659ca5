package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/playground/web"
	"gorouting/compare/internal/report"
)

// partBehaviour is the part of a report about how routers answer. It measures nothing.
const partBehaviour = "behaviour"

func reportCommand() *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "measure all routers on the widget routes, and write the report",
		ArgsUsage: "[flags]",
		Description: `Asks all routers the same questions, measures them, and writes pages for a browser, beginning with index.html, and report.md with two charts. The raw
lines are in bench.txt and everything else in report.json. The pages work when they are opened from disk; "site" adds the playground.

Example:
  $ go run ./compare report -quick -o ../report
  …
  ../report/index.html

Use a machine that has nothing else to do. -quick takes a few minutes, and has too few rounds to tell routers apart.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Value: "report", Usage: " FOLDER\twrite the report into FOLDER (default: report)"},
			&cli.BoolFlag{Name: "quick", Usage: "\tmeasure a few short rounds, for a look"},
			&cli.StringFlag{Name: "only", Usage: " PART,…\tfind out some parts: " + strings.Join(reportParts(), ", ")},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: " N\tthe seed of the order in which routers are measured (default: 1)"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			r, err := newReportRun(cmd)
			if err != nil {
				return err
			}
			if err := writable(r.folder); err != nil {
				return err
			}
			p := newProgress(cmd.ErrWriter)
			defer p.end()
			if err := r.write(ctx, p); err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.Writer, filepath.Join(r.folder, web.WhichRouter))
			return err
		},
	}
}

// reportParts returns the names of all parts of a report.
func reportParts() []string { return append([]string{partBehaviour}, bench.Parts()...) }

// reportRun is a valid command line of the command report.
type reportRun struct {
	folder string
	asks   bool
	plan   bench.Plan
}

func newReportRun(cmd *cli.Command) (*reportRun, error) {
	if cmd.NArg() > 0 {
		return nil, misuse(cmd, "unexpected argument %q", cmd.Args().First())
	}
	r := &reportRun{folder: cmd.String("o"), asks: true, plan: bench.Full()}
	if cmd.Bool("quick") {
		r.plan = bench.Quick()
	}
	r.plan.Seed, r.plan.Command = cmd.Uint64("seed"), commandLine(cmd, nil)
	if !cmd.IsSet("only") {
		return r, nil
	}
	only := strings.Split(cmd.String("only"), ",")
	for _, name := range only {
		if !slices.Contains(reportParts(), name) {
			return nil, misuse(cmd, "-only %s: expected some of %s", name, strings.Join(reportParts(), ", "))
		}
	}
	r.asks = slices.Contains(only, partBehaviour)
	r.plan.Parts = slices.DeleteFunc(bench.Parts(), func(name string) bool { return !slices.Contains(only, name) })
	return r, nil
}

// write asks and measures the routers, and writes the report.
func (r *reportRun) write(ctx context.Context, p *progress) error {
	run := report.Run{Found: new(behaviour.Findings)}
	var err error
	if r.asks {
		p.stage("asking", -1)
		if run.Found, err = behaviour.Find(ctx, p.step); err != nil {
			return err
		}
	}
	var lines bytes.Buffer
	if len(r.plan.Parts) > 0 {
		if err := bench.Run(ctx, r.plan, p.follow, &lines); err != nil {
			return err
		}
	}
	if run.Bench, err = bench.Read(linesFile, bytes.NewReader(lines.Bytes())); err != nil {
		return err
	}
	files, err := run.Report()
	if err != nil {
		return err
	}
	files[linesFile] = lines.Bytes()
	return report.WriteFiles(r.folder, files)
}

// follow shows the progress of measuring. Each measured part is a stage.
func (p *progress) follow(what string, done, all int) {
	if what != p.name {
		p.stage(what, all)
	}
	for p.done < done {
		p.step("")
	}
}
