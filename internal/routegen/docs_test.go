package routegen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/internal/gen"
)

// TestDocs runs the commands of docs/routegen.md, with a temporary directory instead of ../myapp.
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
		if got := ask("", strings.Fields(strings.ReplaceAll(command, "../myapp", dir))...); got.status != 0 || got.stderr != "" {
			t.Errorf("%s: %+v", command, got)
		}
		ran++
	}
	if _, err := os.Stat(filepath.Join(dir, "router", "router.go")); err != nil || ran != 3 {
		t.Errorf("%d commands were run, and %v", ran, err)
	}
	for _, technique := range gen.Techniques() {
		if !strings.Contains(manual, "| `"+technique[0]+"` |") {
			t.Errorf("docs/routegen.md does not describe %s", technique[0])
		}
	}
}
