package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"gorouting/compare/internal/library"
)

// alignments are the function alignments of the workers, in bytes. Go's default is 32. The address of a function can change its time:
// for a few routers, by half.
var alignments = []int{32, 64}

// workshop is a temporary folder for building the worker. It contains generated routers, and light handlers for the eight routers. An
// overlay (go build -overlay) shows them to the go command, so that nothing is written into the repository.
type workshop struct {
	source  string // the folder of this module
	dir     string
	overlay string
}

// newWorkshop generates the routers and writes them into a new workshop. For each router it sets the field
// named lines. If routegen refuses the table, it sets the field named skipped instead. The text mark becomes a comment in each router.
func newWorkshop(ctx context.Context, all []made, mark string) (*workshop, error) {
	source, err := library.Folder(ctx)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for i := range all {
		if err := all[i].write(files, mark); err != nil {
			return nil, fmt.Errorf("%s for %s: %w", all[i].technique, all[i].table.Name, err)
		}
	}
	files["internal/bench/made.go"] = register(all)
	for _, name := range theEight() {
		file := filepath.Join("..", name, "handlers.go")
		text, err := os.ReadFile(filepath.Join(source, file))
		if err != nil {
			return nil, err
		}
		if files[file], err = lightCopy(text); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	w := &workshop{source: source}
	if w.dir, err = os.MkdirTemp("", "compare-"); err != nil {
		return nil, err
	}
	if err := w.write(files); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

// write writes the files, and an overlay that maps their paths in this module to the written files.
func (w *workshop) write(files map[string][]byte) error {
	replace := map[string]string{}
	for i, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(w.dir, fmt.Sprintf("%d.go", i))
		if err := os.WriteFile(file, files[name], 0o600); err != nil {
			return err
		}
		replace[filepath.Join(w.source, filepath.FromSlash(name))] = file
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	w.overlay = filepath.Join(w.dir, "overlay.json")
	return os.WriteFile(w.overlay, text, 0o600)
}

// build builds the package at path, below internal/bench. It returns how long the go command took.
func (w *workshop) build(ctx context.Context, path string, args ...string) (time.Duration, error) {
	cmd := exec.CommandContext(ctx, "go", slices.Concat([]string{"build", "-buildvcs=false", "-overlay", w.overlay}, args, []string{"./internal/bench/" + path})...)
	cmd.Dir, cmd.Env = w.source, append(os.Environ(), "CGO_ENABLED=0")
	begin := time.Now()
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return 0, context.Cause(ctx)
	}
	if err != nil {
		return 0, fmt.Errorf("building %s: %w: %.1000s", path, err, bytes.TrimSpace(out))
	}
	return time.Since(begin), nil
}

// worker builds the worker and returns the path of the program. alignment is the function alignment in bytes.
func (w *workshop) worker(ctx context.Context, alignment int) (string, error) {
	program := filepath.Join(w.dir, fmt.Sprintf("worker%d.exe", alignment))
	_, err := w.build(ctx, "worker", "-o", program, fmt.Sprintf("-ldflags=-s -w -funcalign=%d", alignment))
	return program, err
}

// close removes the folder.
func (w *workshop) close() error { return os.RemoveAll(w.dir) }

// start builds one worker for each alignment, then starts n processes that use these programs in turn. heap is the live heap of each
// process in MiB.
func (w *workshop) start(ctx context.Context, n, heap int) ([]*process, error) {
	var programs []string
	for _, alignment := range alignments[:min(n, len(alignments))] {
		program, err := w.worker(ctx, alignment)
		if err != nil {
			return nil, err
		}
		programs = append(programs, program)
	}
	var all []*process
	for i := range n {
		p, err := start(ctx, programs[i%len(programs)], i+1)
		if err == nil {
			all = append(all, p)
			_, err = p.do(ctx, job{Kind: keep, MiB: heap})
		}
		if err != nil {
			endAll(all)
			return nil, err
		}
	}
	return all, nil
}

func endAll(all []*process) {
	for _, p := range all {
		p.end()
	}
}
