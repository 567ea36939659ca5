package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/report"
)

// publishedGo is the version of Go that measures published figures. README.md names it.
const publishedGo = "go1.27.3"

// These files contain the data of a report. All its other files are computed from them.
const (
	linesFile    = "bench.txt"   // the raw lines of the run
	secondFile   = "second.txt"  // the raw lines of a second run of the same command
	findingsFile = "report.json" // everything that is not a measurement
)

func docsCommand() *cli.Command {
	return &cli.Command{
		Name:      "docs",
		Usage:     "put the report's figures into README.md and docs",
		ArgsUsage: "[flags]",
		Description: `Computes the pages of docs/report, and the figures in README.md and docs/*.md, from docs/report/bench.txt and report.json. In a document,
the text between two comments is replaced by what the first one calls:

  gin takes <!-- figures: ratio "gin" "hits" --><!-- end --> times as long.

"go doc ./compare/internal/report" lists the calls. -from publishes a new report. It is refused if a library has a newer release, or if another version of Go
than ` + publishedGo + ` measured it. All files are written, or none.

Example:
  $ go run ./compare docs -check
  compare: README.md: not up to date: type "go run ./compare docs"`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "check", Usage: "\twrite nothing; fail if a page does not show the figures of the report"},
			&cli.StringFlag{Name: "from", Usage: " FOLDER\tpublish the report in FOLDER, which \"report -o FOLDER\" wrote"},
			&cli.StringFlag{Name: "second", Usage: " FILE\tpublish FILE as the raw lines of a second run, for the figure on how well runs agree"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.NArg() > 0 {
				return misuse(cmd, "unexpected argument %q", cmd.Args().First())
			}
			if cmd.Bool("check") && (cmd.IsSet("from") || cmd.IsSet("second")) {
				return misuse(cmd, "-check cannot be combined with -from or -second")
			}
			folder, err := library.Folder(ctx)
			if err != nil {
				return err
			}
			d := documents{root: filepath.Dir(folder), newer: library.Newer, releases: library.Releases}
			if cmd.Bool("check") {
				return d.check()
			}
			changed, err := d.publish(ctx, cmd.String("from"), cmd.String("second"))
			for _, name := range changed {
				fmt.Fprintln(cmd.Writer, name)
			}
			return err
		},
	}
}

// documents reads and writes the documents of the repository at root. Its functions newer and releases say whether a report
// is up to date.
type documents struct {
	root     string
	newer    func(context.Context) ([]string, error)
	releases func(context.Context) (map[string]library.Release, error)
}

// source is a run, and the files that it was read from.
type source struct {
	run   report.Run
	files map[string][]byte
}

// check compares the documents with the raw lines and findings. It returns an error that names the outdated files.
func (d documents) check() error {
	s, err := readSource(d.published(), "")
	if err != nil {
		return err
	}
	all, err := s.run.Documents(d.root)
	if err != nil {
		return err
	}
	changed, err := report.Changed(d.root, all)
	if err == nil && len(changed) > 0 {
		err = fmt.Errorf("%s: not up to date: type \"go run ./compare docs\"", strings.Join(changed, ", "))
	}
	return err
}

// publish writes the pages of the published report. If from is a folder, it publishes the report in this folder instead. It
// returns the names of the files that changed.
func (d documents) publish(ctx context.Context, from, second string) ([]string, error) {
	folder := d.published()
	if from != "" {
		folder = from
	}
	s, err := readSource(folder, second)
	if err != nil {
		return nil, err
	}
	if from != "" {
		if err := d.upToDate(ctx, s.run); err != nil {
			return nil, err
		}
		if s.run.Second == nil { // keep the published second run
			if err := s.keepSecond(d.published()); err != nil {
				return nil, err
			}
		}
	}
	all, err := s.run.Documents(d.root)
	if err != nil {
		return nil, err
	}
	for name, text := range s.files {
		all[report.Folder+"/"+name] = text
	}
	changed, err := report.Changed(d.root, all)
	if err != nil {
		return nil, err
	}
	return changed, report.WriteFiles(d.root, all)
}

func (d documents) published() string {
	return filepath.Join(d.root, filepath.FromSlash(report.Folder))
}

// upToDate returns an error if a report was made with another version of Go, or with outdated libraries.
func (d documents) upToDate(ctx context.Context, r report.Run) error {
	for what, version := range map[string]string{"measured": r.Bench.Config["go"], "asked": r.Found.Go} {
		if version != publishedGo {
			return fmt.Errorf("the report was %s with %s, and the documentation names %s: type \"GOTOOLCHAIN=%[3]s go run ./compare report -o new\"", what, version, publishedGo)
		}
	}
	newer, err := d.newer(ctx)
	if err != nil {
		return err
	}
	if len(newer) > 0 {
		return fmt.Errorf("a library has a newer release (%s): type \"go get -C compare MODULE@latest\", and measure again", strings.Join(newer, "; "))
	}
	releases, err := d.releases(ctx)
	if err != nil {
		return err
	}
	for _, found := range r.Found.Routers {
		now, ok := releases[found.Library]
		if ok && found.Group != library.Ours && found.Name == found.Library && found.Module != "" && now.Version != found.Release.Version {
			return fmt.Errorf("the report is about %s %s, and go.mod has %s: measure again", found.Library, found.Release.Version, now.Version)
		}
	}
	return nil
}

// readSource reads the report in a folder. second is the file with the raw lines of a second run. If second is "", readSource
// uses the second run in the folder, if there is one.
func readSource(folder, second string) (*source, error) {
	s := &source{files: map[string][]byte{}}
	lines, err := os.ReadFile(filepath.Join(folder, linesFile))
	if err != nil {
		return nil, err
	}
	if s.run.Bench, err = bench.Read(linesFile, bytes.NewReader(lines)); err != nil {
		return nil, err
	}
	s.files[linesFile] = lines
	text, err := os.ReadFile(filepath.Join(folder, findingsFile))
	if err != nil {
		return nil, err
	}
	if s.run.Found, err = behaviour.Decode(text); err != nil {
		return nil, fmt.Errorf("%s is not the %s of a report: %w", filepath.Join(folder, findingsFile), findingsFile, err)
	}
	if second == "" {
		return s, s.keepSecond(folder)
	}
	return s, s.readSecond(second)
}

// keepSecond reads the second run of the report in a folder, if there is one.
func (s *source) keepSecond(folder string) error {
	err := s.readSecond(filepath.Join(folder, secondFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

func (s *source) readSecond(file string) error {
	lines, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	s.files[secondFile] = lines
	s.run.Second, err = bench.Read(file, bytes.NewReader(lines))
	return err
}
