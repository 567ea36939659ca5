package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/figures"
	"gorouting/compare/internal/files"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/repeat"
	"gorouting/compare/internal/report"
)

// reportFolder is where the published report is in the repository.
const reportFolder = "docs/report"

// earlierFolder is where an earlier run of the same command is in the repository. The page twoRunsPage sets the published report beside it.
const (
	earlierFolder = "docs/earlier"
	twoRunsPage   = "docs/two-runs.md"
)

// benchmarkPackages are the packages of the repository whose benchmarks documents show.
var benchmarkPackages = []string{".", "./internal/cost"}

// documents is the documents of a repository that show figures. They are read when they are needed, so that what is typed
// into them while a run measures is not lost.
type documents struct{ root string }

// findDocuments returns the documents of the repository that this module is in.
func findDocuments(ctx context.Context) (documents, error) {
	root, err := measure.Root(ctx)
	if err != nil {
		return documents{}, fmt.Errorf("the repository is not to be found, start this with go run -C compare: %w", err)
	}
	return documents{root}, nil
}

// report returns the folder of the published report.
func (d documents) report() string { return filepath.Join(d.root, filepath.FromSlash(reportFolder)) }

// benchmarks returns the benchmarks that the documents show besides those of the routers, each to be measured for so long.
func (d documents) benchmarks(each time.Duration) (measure.Benchmarks, error) {
	all, err := figures.Read(d.root)
	return measure.Benchmarks{Dir: d.root, Packages: benchmarkPackages, Names: figures.Benchmarks(all), Time: each}, err
}

// render returns the documents with the figures of a report and its raw lines, by their names. If there is an earlier run, they
// have the page on both.
func (d documents) render(r *found.Report, lines []byte) (map[string][]byte, error) {
	f, err := figures.New(r, lines, reportFolder+"/bench.txt")
	if err != nil {
		return nil, err
	}
	all, err := figures.Read(d.root)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, document := range all {
		if files[document.Name], err = document.Render(f); err != nil {
			return nil, err
		}
	}
	earlier, _, err := readReport(filepath.Join(d.root, filepath.FromSlash(earlierFolder)))
	switch {
	case err == nil:
		files[twoRunsPage] = []byte(repeat.Compare(earlier, r).Markdown() + twoRuns)
	case !errors.Is(err, os.ErrNotExist):
		return nil, err
	}
	return files, nil
}

// twoRuns is the end of the page on two runs.
const twoRuns = `
The first run is in [earlier](earlier/), with [its raw lines](earlier/bench.txt). The second one is [the report](report/report.md), with [its raw
lines](report/bench.txt). This page is what

    go run -C compare . -from ../docs/earlier -against ../docs/report

prints. What blocks are, and when two routers are separated, is in [how compare measures](measuring.md).
`

// write puts a report into the folder of the published one and its figures into the documents, all of it or nothing, and returns
// the names of the documents that it changed.
func (d documents) write(r *found.Report, lines []byte) ([]string, error) {
	all, err := d.render(r, lines)
	if err != nil {
		return nil, err
	}
	changed, err := d.changed(all)
	if err != nil {
		return nil, err
	}
	drawn, err := report.Render(r)
	if err != nil {
		return nil, err
	}
	drawn["bench.txt"] = lines
	for name, text := range drawn {
		all[reportFolder+"/"+name] = text
	}
	return changed, files.Write(d.root, all)
}

// check returns an error that names the documents which do not show the figures of the published report, and those of its
// Markdown and JSON which are not what its raw lines say.
func (d documents) check() error {
	r, lines, err := readReport(d.report())
	if err != nil {
		return err
	}
	files, err := d.render(r, lines)
	if err != nil {
		return err
	}
	drawn, err := report.Render(r)
	if err != nil {
		return err
	}
	for _, name := range []string{"report.md", "report.json"} { // pictures may differ in the last digit from processor to processor
		files[reportFolder+"/"+name] = drawn[name]
	}
	if changed, err := d.changed(files); err != nil {
		return err
	} else if len(changed) > 0 {
		return fmt.Errorf("%s: the figures are not those of %s/bench.txt; go run -C compare . -docs -from ../%[2]s puts them in",
			strings.Join(changed, ", "), reportFolder)
	}
	return nil
}

// changed returns the names of the files that are not as given, in their order.
func (d documents) changed(files map[string][]byte) ([]string, error) {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text, err := os.ReadFile(filepath.Join(d.root, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		if err != nil || !bytes.Equal(text, files[name]) {
			names = append(names, name)
		}
	}
	return names, nil
}

// readReport reads the report in a folder and its raw lines, and sums these up again.
func readReport(dir string) (*found.Report, []byte, error) {
	r, err := found.Read(filepath.Join(dir, "report.json"))
	if err != nil {
		return nil, nil, err
	}
	lines, err := os.ReadFile(filepath.Join(dir, "bench.txt"))
	if err != nil {
		return nil, nil, err
	}
	return r, lines, measure.Sum(r, lines)
}
