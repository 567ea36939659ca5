//go:build !js

package playground

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The files that a static host has in addition to the files of package web.
const (
	EngineFile  = "engine.wasm.gz" // the engine
	StarterFile = "wasm_exec.js"   // Go's own file that starts it
	HostFile    = "host.json"      // tells the page which host to use
)

// MostEngine is the greatest size of EngineFile in bytes. A browser loads it before the first answer.
const MostEngine = 6_000_000

// Build builds the engine for a browser. It returns EngineFile, StarterFile and HostFile by name. It
// needs the go command, and this module's source.
func Build(ctx context.Context) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "playground-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "engine.wasm")
	// The tag nomsgpack leaves out a part of gin that reads request bodies. It would be a third of the program.
	if _, err := goCommand(ctx, "build", "-trimpath", "-tags", "nomsgpack", "-ldflags", "-s -w", "-o", program, "gorouting/compare/playground"); err != nil {
		return nil, err
	}
	engine, err := packed(program)
	if err != nil {
		return nil, err
	}
	root, err := goCommand(ctx, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	starter, err := os.ReadFile(filepath.Join(strings.TrimSpace(root), "lib", "wasm", StarterFile))
	if err != nil {
		return nil, err
	}
	return map[string][]byte{EngineFile: engine, StarterFile: starter, HostFile: hostFile("wasm")}, nil
}

// hostFile returns the content of HostFile.
func hostFile(host string) []byte { return fmt.Appendf(nil, "{\"host\":%q}\n", host) }

// packed returns the content of a file, compressed.
func packed(file string) ([]byte, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// goCommand runs the go command for a browser, and returns its output.
func goCommand(ctx context.Context, args ...string) (string, error) {
	command := exec.CommandContext(ctx, "go", args...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := command.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, failed.Stderr)
	}
	return string(out), err
}
