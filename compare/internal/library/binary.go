package library

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// empty is the statement of a program without a router.
const empty = `r := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Path) })`

const probe = `package main

import (
	"io"
	"net/http"
	%s
)

var _ = io.WriteString

func main() {
	%s
	http.ListenAndServe("127.0.0.1:0", r)
}
`

// Binaries builds a program without a router, one with each library, and one with each router of Ours. It returns base, the
// size of the program without a router. The map added says how many bytes larger each other program is; its keys are
// Router.Library or, for Ours, Router.Name. A program with a library has one route; a program with a router of Ours has all
// eleven. Programs are built with -trimpath and stripped. Binaries needs the go command, writes nothing into the repository,
// and calls done after each program.
func Binaries(ctx context.Context, done func(name string)) (added map[string]int64, base int64, err error) {
	temp, err := os.MkdirTemp("", "compare-")
	if err != nil {
		return nil, 0, err
	}
	defer os.RemoveAll(temp)
	if base, err = buildProbe(ctx, temp, "", empty); err != nil {
		return nil, 0, err
	}
	done("empty")
	added = map[string]int64{}
	for _, r := range All() {
		name := cmp.Or(r.Library, r.Name)
		if _, ok := added[name]; ok || r.program == "" {
			continue
		}
		size, err := buildProbe(ctx, temp, r.importPath(), r.program)
		if err != nil {
			return nil, 0, err
		}
		added[name] = size - base
		done(name)
	}
	return added, base, nil
}

// buildProbe builds a program that imports the package at path as lib, and returns its size. An overlay adds the program to
// this module, so that it may import everything that the module requires.
func buildProbe(ctx context.Context, temp, path, program string) (int64, error) {
	imports := ""
	if path != "" {
		imports = fmt.Sprintf("lib %q", path)
	}
	folder, err := Folder(ctx)
	if err != nil {
		return 0, err
	}
	source, overlay, out := filepath.Join(temp, "main.go"), filepath.Join(temp, "overlay.json"), filepath.Join(temp, "probe")
	if err := os.WriteFile(source, fmt.Appendf(nil, probe, imports, program), 0o600); err != nil {
		return 0, err
	}
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(folder, "internal", "probe", "main.go"): source}})
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(overlay, replace, 0o600); err != nil {
		return 0, err
	}
	if _, err := goCommandIn(ctx, folder, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-overlay", overlay, "-o", out, "./internal/probe"); err != nil {
		return 0, err
	}
	info, err := os.Stat(out)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
