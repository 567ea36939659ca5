package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/ownroutes"
	"gorouting/compare/internal/routefile"
	"gorouting/compare/internal/speed"
)

// runRoutes prints to stdout what is found of the routes in a file: who takes them, who answers otherwise, and what a request costs,
// also in the routers that routegen makes; or, with two libraries named, what changes from the one to the other. Nothing is printed
// unless everything was found.
func (c config) runRoutes(ctx context.Context, stdout, stderr io.Writer) error {
	file, err := routefile.Read(c.routes)
	if err != nil {
		return err
	}
	for _, note := range slices.Concat(file.LeftOut, file.Remarks) {
		fmt.Fprintln(stderr, note)
	}
	text, err := c.findRoutes(ctx, ownroutes.Table{File: c.routes, Table: file.Table}, newProgress(stderr))
	if err != nil {
		return err
	}
	_, err = stdout.Write(text)
	return err
}

func (c config) findRoutes(ctx context.Context, t ownroutes.Table, p *progress) ([]byte, error) {
	defer p.end()
	if c.to != "" {
		p.stage("asking "+c.from+" and "+c.to, 1)
		m, err := ownroutes.Migrate(t, c.from, c.to)
		p.step("")
		return m.Markdown(t), err
	}
	var text []byte
	if slices.Contains(c.parts, partBehaviour) {
		asked, err := c.askRoutes(ctx, t, p)
		if err != nil {
			return nil, err
		}
		text = asked
	}
	if slices.Contains(c.parts, partRequests) {
		costs, err := c.measureRoutes(ctx, t, p)
		if err != nil {
			return nil, err
		}
		text = append(text, costs...)
	}
	return text, nil
}

// askRoutes finds out who takes the routes, and who answers otherwise.
func (c config) askRoutes(ctx context.Context, t ownroutes.Table, p *progress) ([]byte, error) {
	names := c.libraryNames()
	p.stage(fmt.Sprintf("asking, for %d routes", len(t.Routes)), len(names))
	all, err := ownroutes.Ask(ctx, t, p.step, names...)
	if errors.Is(err, context.Canceled) {
		return nil, fmt.Errorf("%w after %d of %d libraries", errInterrupted, len(all), len(names))
	}
	return ownroutes.Markdown(t, all), err
}

// measureRoutes finds out what a request for the routes costs.
func (c config) measureRoutes(ctx context.Context, t ownroutes.Table, p *progress) ([]byte, error) {
	s := speed.Config{Rounds: 3, Processes: 2, Step: func() { p.step("") }}
	if c.quick {
		s.Rounds, s.Processes = 1, 1
	}
	p.stage(fmt.Sprintf("building and measuring, for %d routes", len(t.Routes)), s.Steps(t.Table))
	section, err := s.Measure(ctx, "What a request costs", t.Table)
	if errors.Is(err, context.Canceled) {
		return nil, fmt.Errorf("%w while it measured", errInterrupted)
	}
	return []byte(speed.Explained(s, section)), err
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

// checkLibraries returns an error if a flag names a set-up that there is not.
func checkLibraries(flags map[string]string) error {
	for flag, name := range flags {
		var known []string
		for _, s := range contestant.Setups() {
			known = append(known, s.Name)
		}
		if name != "" && !slices.Contains(known, name) {
			return usageError("-%s %q: want one of %v", flag, name, known)
		}
	}
	return nil
}
