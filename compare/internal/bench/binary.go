package bench

import (
	"maps"
	"slices"

	"gorouting/compare/internal/library"
)

// binaryPart measures how many bytes each router adds to a program. It also counts the router's modules and lines of code.
var binaryPart = part{name: PartBinary, measure: func(r *run) error {
	done := 0
	sizes, _, err := library.Binaries(r.ctx, func(name string) {
		done++
		r.progress("building a program with "+name, done, len(library.All()))
	})
	if err != nil {
		return err
	}
	releases, err := library.Releases(r.ctx)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(sizes)) {
		one := releases[name]
		r.printf("%s 1 %d B-binary %d modules %d lines\n", r.named(Cell{Family: Binary, Router: name}), sizes[name], one.Direct+one.Indirect, one.Lines)
	}
	return nil
}}
