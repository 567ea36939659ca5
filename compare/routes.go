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
)

// runRoutes prints to stdout what is found of the routes in a file: who takes them and who answers otherwise or, with two
// libraries named, what changes from the one to the other. Nothing is printed unless everything was found.
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
	names := c.libraryNames()
	p.stage(fmt.Sprintf("asking, for %d routes", len(t.Routes)), len(names))
	all, err := ownroutes.Ask(ctx, t, p.step, names...)
	if errors.Is(err, context.Canceled) {
		return nil, fmt.Errorf("%w after %d of %d libraries", errInterrupted, len(all), len(names))
	}
	return ownroutes.Markdown(t, all), err
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
