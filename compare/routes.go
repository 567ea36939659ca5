package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/files"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/ownroutes"
	"gorouting/compare/internal/routefile"
	"gorouting/compare/internal/speed"
	"gorouting/compare/internal/words"
	"gorouting/internal/routes"
)

// runRoutes finds out for each file of routes who takes them, who answers otherwise, and what they cost, also in the routers that
// routegen makes; or, with two libraries named, what changes from the one to the other. It reads all files before it begins. Once
// it has found all of a file, it prints that to stdout, or writes it into the folder of -o.
func (c config) runRoutes(ctx context.Context, stdout, stderr io.Writer) error {
	tables, err := c.readTables(stderr)
	if err != nil {
		return err
	}
	if c.pages != "" {
		if err := writable(c.pages); err != nil {
			return err
		}
	}
	before := measure.Load() // of others: later, it is that of this run
	for _, t := range tables {
		text, err := c.findRoutes(ctx, t, newProgress(stderr), before)
		if err != nil {
			return fmt.Errorf("%s: %w", t.File, err)
		}
		if err := c.publish(stdout, t, text); err != nil {
			return err
		}
	}
	return nil
}

// readTables reads the files, and prints to stderr what a table has not, or otherwise.
func (c config) readTables(stderr io.Writer) ([]ownroutes.Table, error) {
	var all []ownroutes.Table
	for _, name := range c.routes {
		file, err := routefile.Read(name)
		if err != nil {
			return nil, err
		}
		for _, note := range slices.Concat(file.LeftOut, file.Remarks) {
			fmt.Fprintln(stderr, note)
		}
		all = append(all, ownroutes.Table{File: name, Table: file.Table})
	}
	return all, nil
}

// publish prints a page, or writes it into the folder of -o and prints where it is.
func (c config) publish(stdout io.Writer, t ownroutes.Table, text []byte) error {
	if c.pages == "" {
		_, err := stdout.Write(text)
		return err
	}
	name := pageName(t.File)
	if err := files.Write(c.pages, map[string][]byte{name: text}); err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(c.pages, name), err)
	}
	_, err := fmt.Fprintln(stdout, filepath.Join(c.pages, name))
	return err
}

// pageName returns the name of the page for a file of routes: "github.md" for "tables/github.txt".
func pageName(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + ".md"
}

// checkPages returns an error if two files of routes would have one page, or if a page would take the place of its own file.
func checkPages(folder string, all []string) error {
	of := map[string]string{}
	for _, file := range all {
		name := pageName(file)
		if other, ok := of[name]; ok {
			return usageError("-o %s: %s and %s would both be written to %s; want files of different names", folder, other, file, name)
		}
		if filepath.Join(folder, name) == filepath.Clean(file) {
			return usageError("-o %s: the page would take the place of %s; want another folder", folder, file)
		}
		of[name] = file
	}
	return nil
}

// findRoutes returns what is found of a table, as Markdown. Before is the load average when the run began.
func (c config) findRoutes(ctx context.Context, t ownroutes.Table, p *progress, before float64) ([]byte, error) {
	defer p.end()
	if c.to != "" {
		p.stage("asking "+c.from+" and "+c.to, 1)
		m, err := ownroutes.Migrate(t, c.from, c.to)
		p.step("")
		return m.Markdown(t), err
	}
	page := ownroutes.Page{Table: t}
	for _, part := range []struct {
		name string
		find func(context.Context, *progress, *ownroutes.Page) error
	}{{found.PartBehaviour, c.askRoutes}, {found.PartRequests, c.measureRoutes}, {found.PartGrowth, c.growRoutes}} {
		if !slices.Contains(c.parts, part.name) {
			continue
		}
		if err := part.find(ctx, p, &page); err != nil {
			return nil, err
		}
	}
	page.Run = c.ranOn(before, measure.Load())
	return page.Markdown(), nil
}

// ranOn says when, with what and how busy a run was.
func (c config) ranOn(before, after float64) string {
	busy := ""
	if before > float64(runtime.NumCPU())/2 {
		busy = "**The machine was busy when this run began: do not rely on its times.** "
	}
	return fmt.Sprintf("%sFound on %s with %s on %s/%s, %d cores of %q, by `%s`. The load average was %.1f before and %.1f after.", busy,
		time.Now().UTC().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), measure.CPU(), c.command, before, after)
}

// askRoutes finds out who takes the routes, and who answers otherwise.
func (c config) askRoutes(ctx context.Context, p *progress, page *ownroutes.Page) error {
	names := c.libraryNames()
	p.stage("asking, for "+words.Count(len(page.Table.Routes), "route"), len(names))
	all, err := ownroutes.Ask(ctx, page.Table, p.step, names...)
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%w after %d of %d libraries", errInterrupted, len(all), len(names))
	}
	page.Findings = all
	return err
}

// mostMeasured is with how many routes requests are measured. Of more, as many are picked: the compiler takes minutes for the handlers of
// 20,000 routes in six libraries.
const mostMeasured = 5000

// measureRoutes finds out what a request for the routes costs.
func (c config) measureRoutes(ctx context.Context, p *progress, page *ownroutes.Page) error {
	s := speed.Config{Rounds: 3, Processes: 2}
	if c.quick {
		s.Rounds, s.Processes = 1, 1
	}
	page.Measured = min(len(page.Table.Routes), mostMeasured)
	section, err := measureTable(ctx, p, &s, page.Table.Part(page.Measured))
	if err != nil {
		return err
	}
	page.Costs, page.Requests = section.Costs(), speed.Explained(s, section)
	return nil
}

// growRoutes finds out what a request costs with a part of the routes, and with all that are measured: that once, if it has been.
func (c config) growRoutes(ctx context.Context, p *progress, page *ownroutes.Page) error {
	s := speed.Config{Rounds: 3, Processes: 1, Techniques: []string{"tree", "table"}}
	if c.quick {
		s.Rounds = 1
	}
	for _, size := range ownroutes.Sizes(min(len(page.Table.Routes), mostMeasured)) {
		if size == page.Measured {
			page.Growth = append(page.Growth, ownroutes.Size{Routes: size, Costs: page.Costs})
			break
		}
		section, err := measureTable(ctx, p, &s, page.Table.Part(size))
		if err != nil {
			return err
		}
		page.Growth = append(page.Growth, ownroutes.Size{Routes: size, Costs: section.Costs()})
	}
	return nil
}

// measureTable measures what a request costs.
func measureTable(ctx context.Context, p *progress, s *speed.Config, t *routes.Table) (speed.Section, error) {
	s.Step = func() { p.step("") }
	p.stage("building and measuring, for "+words.Count(len(t.Routes), "route"), s.Steps(t))
	section, err := s.Measure(ctx, "What a request costs", t)
	if errors.Is(err, context.Canceled) {
		return section, fmt.Errorf("%w while it measured", errInterrupted)
	}
	return section, err
}

// libraryNames returns the names of the set-ups that are to be compared.
func (c config) libraryNames() []string {
	var names []string
	for _, x := range c.contestants {
		if x.Group == found.GroupPlain {
			names = append(names, x.Name)
		}
	}
	return names
}

// checkLibraries returns an error if -from or -to names a set-up that there is not.
func checkLibraries(from, to string) error {
	var known []string
	for _, s := range library.Setups() {
		known = append(known, s.Name)
	}
	for _, f := range [][2]string{{"-from", from}, {"-to", to}} {
		if !slices.Contains(known, f[1]) {
			return usageError("%s %q: want one of %s", f[0], f[1], strings.Join(known, ", "))
		}
	}
	return nil
}
