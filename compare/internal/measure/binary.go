package measure

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
)

// nothing has the statements of a program that routes nothing.
const nothing = `r := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Path) })`

const probeProgram = `package main

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

// probe returns a program that serves what the contestant is made of; "" for one that has none.
func probe(c library.Contestant) string {
	switch path := libraryPackage(c); {
	case c.Program == "":
		return ""
	case path == "":
		return fmt.Sprintf(probeProgram, "", c.Program)
	default:
		return fmt.Sprintf(probeProgram, fmt.Sprintf("lib %q", path), c.Program)
	}
}

// empty is the name of the program that routes nothing.
const empty = "empty"

// Binaries builds a program with each contestant except the gauges. It returns how many bytes each program is larger than one
// that routes nothing, by name, and the size of that one. A program with a library has one route; one with a router of ours
// has all of its routes. Binaries needs the go command, run in this module, and writes nothing there.
func Binaries(ctx context.Context, all []library.Contestant, told Building) (map[string]int64, found.Binary, error) {
	sizes, err := buildAll(ctx, probes(all), told)
	if err != nil {
		return nil, found.Binary{}, err
	}
	more := map[string]int64{}
	for _, c := range all {
		if size, ok := sizes[programOf(c)]; ok {
			more[c.Name] = size - sizes[empty]
		}
	}
	return more, found.Binary{Size: sizes[empty]}, nil
}

// Programs returns how many programs Binaries builds.
func Programs(all []library.Contestant) int { return len(probes(all)) }

// probes returns the programs to build, by name.
func probes(all []library.Contestant) map[string]string {
	programs := map[string]string{empty: fmt.Sprintf(probeProgram, "", nothing)}
	for _, c := range all {
		if program := probe(c); program != "" {
			programs[programOf(c)] = program
		}
	}
	return programs
}

// programOf returns the name of the contestant's program: the set-ups of a library have one.
func programOf(c library.Contestant) string { return cmp.Or(c.Library, c.Name) }

// buildAll builds programs, one after the other, and returns their sizes. The go command sees each as a package of this module,
// so that it may import what the module requires; but an overlay has the files, and they are elsewhere.
func buildAll(ctx context.Context, programs map[string]string, told Building) (map[string]int64, error) {
	dir, err := folderOf(ctx, self)
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp("", "compare-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	files := map[string]string{}
	for name, program := range programs {
		files[folder+"/"+name+"/main.go"] = program
	}
	overlay, err := writeOverlay(temp, dir, files)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(temp, "bin") + string(filepath.Separator)
	if err := os.Mkdir(out, 0o700); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(programs)) {
		if _, err := goVerbose(ctx, dir, told.Compiling, "build", "-v", "-trimpath", "-buildvcs=false", "-ldflags=-s -w",
			"-overlay", overlay, "-o", out, "./"+folder+"/"+name); err != nil {
			return nil, err
		}
		told.Built()
	}
	return sizes(out)
}

// folder is where in the module the programs seem to be. There is no such folder.
const folder = "internal/probe"

// writeOverlay puts files into temp, and beside them a file that tells the go command to see them in the module at dir, at the
// paths by which they are given. It returns that file's path.
func writeOverlay(temp, dir string, files map[string]string) (string, error) {
	replace := map[string]string{}
	for i, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(temp, fmt.Sprintf("%d.go", i))
		if err := os.WriteFile(file, []byte(files[name]), 0o600); err != nil {
			return "", err
		}
		replace[filepath.Join(dir, filepath.FromSlash(name))] = file
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(temp, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}

// sizes returns how large the files in a folder are, by name.
func sizes(dir string) (map[string]int64, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	all := map[string]int64{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(e.Name(), ".exe")] = info.Size()
	}
	return all, nil
}
