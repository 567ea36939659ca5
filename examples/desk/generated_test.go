package desk

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// routegen runs the command of the line go:generate in app.go, with more flags.
func routegen(t *testing.T, flags ...string) {
	t.Helper()
	app, err := os.ReadFile("app.go")
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(string(app), "\n//go:generate go tool routegen ")
	line, _, found := strings.Cut(line, " -o router routes.txt\n")
	if !found {
		t.Fatal("app.go has no line go:generate that ends with -o router routes.txt")
	}
	args := append([]string{"tool", "routegen"}, strings.Fields(line)...)
	run(t, append(append(args, flags...), "routes.txt")...)
}

// run runs the go command, and fails the test if the command fails.
func run(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// TestGenerated expects package router to be what routegen writes for routes.txt.
func TestGenerated(t *testing.T) { routegen(t, "-check", "-o", "router") }

// TestTechniques runs the tests of this package and of package router with the router in other techniques, in place of the files in the
// folder router. With GOROUTING_EXHAUSTIVE=1 it takes all techniques that can have these routes, and looks for races. http.ServeMux has
// no {id}.pdf.
func TestTechniques(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the package again")
	}
	techniques, race := []string{"tree"}, "-race=false"
	if os.Getenv("GOROUTING_EXHAUSTIVE") != "" {
		techniques, race = []string{"match", "regexswitch", "regextable", "shiftpath", "split", "table", "tree"}, "-race"
	}
	for _, technique := range techniques {
		t.Run(technique, func(t *testing.T) {
			folder := t.TempDir()
			routegen(t, "-technique", technique, "-o", filepath.Join(folder, "router"))
			overlay := map[string]map[string]string{"Replace": {}}
			for _, name := range []string{"router.go", "router_test.go"} {
				path, err := filepath.Abs(filepath.Join("router", name))
				if err != nil {
					t.Fatal(err)
				}
				overlay["Replace"][path] = filepath.Join(folder, "router", name)
			}
			text, err := json.Marshal(overlay)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(folder, "overlay.json")
			if err := os.WriteFile(file, text, 0o666); err != nil {
				t.Fatal(err)
			}
			run(t, "test", race, "-overlay", file, "-skip", "^(TestGenerated|TestTechniques)$", ".", "./router")
		})
	}
}
