package routegen

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestKit: if the module does not require the kit, routegen prints a command. After that command, the generated test compiles.
// routegen does not print it outside of a module, with -standalone, or if it writes no files.
func TestKit(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "")
	write(t, "routes.txt", blog)
	silent := func(args ...string) {
		t.Helper()
		if got := ask("", args...); got.status != 0 || got.stderr != "" {
			t.Errorf("%v: status %d, %s", args, got.status, got.stderr)
		}
	}
	silent("-o", "router", "routes.txt")
	write(t, "go.mod", "module hub\n\ngo 1.26\n")
	silent("-check", "-o", "router", "routes.txt")
	silent("-print", "routes.txt")
	silent("-standalone", "-o", "alone", "routes.txt")

	got := ask("", "-o", "router", "routes.txt")
	_, command, ok := strings.Cut(got.stderr, "\n\n    ")
	command, end, _ := strings.Cut(command, "\n")
	if start := "router/router_test.go imports gorouting/routertest, and your module does not require it"; got.status != 0 || !ok || !strings.HasPrefix(got.stderr, start) || !strings.Contains(end, "-standalone") {
		t.Fatalf("%+v", got)
	}
	words := strings.Fields(command)
	for i := range words {
		words[i] = strings.Replace(words[i], "../gorouting", root, 1)
	}
	if text, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", command, err, text)
	}
	silent("-o", "router", "routes.txt")
	if text, err := exec.Command("go", "vet", "./router").CombinedOutput(); err != nil {
		t.Errorf("the test does not compile: %v\n%s", err, text)
	}
	write(t, "go.mod", "nonsense\n")
	silent("-o", "router", "routes.txt")
}
