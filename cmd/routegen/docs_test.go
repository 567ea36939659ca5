package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocs runs the commands that docs/routegen.md prints, with another folder for /tmp/myapp.
func TestDocs(t *testing.T) {
	manual := read(t, "../../docs/routegen.md")
	t.Chdir("../..")
	dir := t.TempDir()
	ran := 0
	for line := range strings.Lines(manual) {
		command, ok := strings.CutPrefix(line, "    go run ./cmd/routegen ")
		if !ok {
			continue
		}
		command, _, _ = strings.Cut(command, "#")
		if got := ask("", strings.Fields(strings.ReplaceAll(command, "/tmp/myapp", dir))...); got.status != 0 || got.stderr != "" {
			t.Errorf("%s: %+v", command, got)
		}
		ran++
	}
	if _, err := os.Stat(filepath.Join(dir, "router", "router.go")); err != nil || ran != 3 {
		t.Errorf("%d commands were run, and %v", ran, err)
	}
	for _, technique := range strings.Fields("after match split shiftpath regextable regexswitch servemux chi") {
		if !strings.Contains(manual, "| `"+technique+"` |") {
			t.Errorf("docs/routegen.md does not describe %s", technique)
		}
	}
}
