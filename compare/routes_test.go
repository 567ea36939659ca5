package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// routesFile writes a file of routes, and returns its path.
func routesFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "routes.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// pages returns the lines of so many static routes.
func pages(n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "GET /pages/%d page%[1]d\n", i)
	}
	return text.String()
}

// TestRoutes prints what is found of somebody's routes, and what a migration changes.
func TestRoutes(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures in programs of their own, which the race detector does not look into")
	}
	path := routesFile(t, "GET /users/{id} user\nPOST /users users\n"+pages(18))
	var stdout, stderr strings.Builder
	if err := run(t.Context(), []string{"-routes", path, "-quick", "-router", "^(gin|servemux)$"}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"# routes.txt: 20 routes\n", "All 20 routes: servemux and gin.", "| `servemux` | 20 | ", "| `gin` | 20 | ", "### gin: ", "## What a request costs, 20 routes",
		"## What more of these routes cost", "| router | ns, 10 routes | ns, 20 routes |", "by `go run -C compare . -routes " + path + " -quick -router '^(gin|servemux)$'`", "| `routegen tree` |", "| `gin` |", "in each of 1 process."} {
		if !strings.Contains(stdout.String(), part) {
			t.Errorf("it does not say %q:\n%s", part, stdout.String())
		}
	}
	if !strings.Contains(stderr.String(), "asking, for 20 routes") {
		t.Errorf("the log is %q", stderr.String())
	}
	stdout.Reset()
	if err := run(t.Context(), []string{"-routes", path, "-from", "gin", "-to", "servemux"}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(stdout.String(), "what changes from gin to servemux") {
		t.Errorf("it says %s", stdout.String())
	}
}

// TestRoutesErrors makes sure that nothing is printed if something is wrong, and that the error says what.
func TestRoutesErrors(t *testing.T) {
	path, good := routesFile(t, "GET /users/{id} user\nGET users/ users\n"), routesFile(t, "GET /a a\n")
	for name, test := range map[string]struct {
		args []string
		want string
		code int
	}{
		"no file":         {[]string{"-routes", path + "x"}, "routes.txtx: no such file", 1},
		"a bad line":      {[]string{"-routes", path}, "routes.txt:2:5:", 1},
		"no name":         {[]string{"-routes", ""}, `invalid value "" for flag -routes: want a file`, 2},
		"no second name":  {[]string{"-routes", path, ""}, "want a file", 2},
		"no second file":  {[]string{"-routes", path, path + "x"}, "routes.txt:2:5:", 1},
		"a folder":        {[]string{"-routes", filepath.Dir(path)}, "is a directory; want a file of routes", 1},
		"no library":      {[]string{"-routes", path, "-router", "^match$"}, `-router "^match$": with -routes, want a library`, 2},
		"another part":    {[]string{"-routes", path, "-only", "share"}, `-only "share" matches none of behaviour, requests, growth`, 2},
		"twice one page":  {[]string{"-o", "pages", "-routes", path, "routes.yaml"}, "would both be written to routes.md", 2},
		"its own place":   {[]string{"-o", "pages", "-routes", "pages/routes.md"}, "the page would take the place of pages/routes.md", 2},
		"no place":        {[]string{"-o", path, "-routes", good}, "cannot be written into the folder", 1},
		"a page for to":   {[]string{"-o", "pages", "-routes", good, "-from", "gin", "-to", "chi"}, "and prints: want no -o with it", 2},
		"from alone":      {[]string{"-routes", path, "-from", "gin"}, "want -to with it", 2},
		"to alone":        {[]string{"-to", "gin"}, "-to: want -routes and -from with it", 2},
		"unknown library": {[]string{"-routes", path, "-from", "gin", "-to", "gim"}, `-to "gim": want one of servemux, chi, chi-options`, 2},
		"with -quick":     {[]string{"-routes", path, "-from", "gin", "-to", "chi", "-quick"}, "-to names both libraries, measures nothing, and prints: want no -quick with it", 2},
		"with -router":    {[]string{"-routes", path, "-from", "gin", "-to", "chi", "-router", "gin"}, "want no -router with it", 2},
	} {
		var stdout, stderr strings.Builder
		err := run(t.Context(), test.args, &stdout, &stderr)
		if err == nil || !strings.Contains(err.Error(), test.want) || stdout.Len() > 0 {
			t.Errorf("%s: error %v, printed %q, want %q", name, err, stdout.String(), test.want)
		}
		if got := exitCode(err, &stderr); got != test.code {
			t.Errorf("%s: status %d, want %d", name, got, test.code)
		}
	}
}

// TestRoutesInterrupted makes sure that half of the findings are not printed.
func TestRoutesInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout strings.Builder
	err := run(ctx, []string{"-routes", routesFile(t, "GET /a a\n")}, &stdout, new(strings.Builder))
	if !errors.Is(err, errInterrupted) || stdout.Len() > 0 {
		t.Errorf("error %v, printed %q", err, stdout.String())
	}
}

// TestNoTable makes sure that a file which is no table is said to be none in a few lines, however long it is.
func TestNoTable(t *testing.T) {
	path := routesFile(t, strings.Repeat("no routes here\n", 300))
	var stdout, stderr strings.Builder
	code := exitCode(run(t.Context(), []string{"-routes", path}, &stdout, &stderr), &stderr)
	lines := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	if code != 1 || stdout.Len() > 0 || len(lines) != fewMistakes+1 {
		t.Fatalf("status %d, printed %q, says\n%s", code, stdout.String(), stderr.String())
	}
	if !strings.HasPrefix(lines[0], "compare: "+path+":1:") || !strings.Contains(lines[fewMistakes], " more mistakes in "+path+"; go run -C compare ./cmd/routes "+path) {
		t.Errorf("it says\n%s", stderr.String())
	}
}

// TestRoutesPages writes a page for each of several files, with flags before and behind them.
func TestRoutesPages(t *testing.T) {
	one, two, folder := routesFile(t, "GET /a a\n"), filepath.Join(t.TempDir(), "two.txt"), filepath.Join(t.TempDir(), "pages")
	if err := os.WriteFile(two, []byte("GET /b b\nGET /c c\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout strings.Builder
	args := []string{"-only", "behaviour", "-routes", one, two, "-router", "^chi$", "-o", folder}
	if err := run(t.Context(), args, &stdout, new(strings.Builder)); err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(folder, "routes.md") + "\n" + filepath.Join(folder, "two.md") + "\n"; stdout.String() != want {
		t.Errorf("it prints %q, want %q", stdout.String(), want)
	}
	for name, begin := range map[string]string{"routes.md": "# routes.txt: 1 route\n", "two.md": "# two.txt: 2 routes\n"} {
		if text, err := os.ReadFile(filepath.Join(folder, name)); err != nil || !strings.HasPrefix(string(text), begin) {
			t.Errorf("%s: %v, %.100q", name, err, text)
		}
	}
}

// TestYourRoutesPage runs the commands of docs/your-routes.md that are for this program, but for those that ask all libraries.
func TestYourRoutesPage(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs every command of the page")
	}
	text, err := os.ReadFile(filepath.Join("..", "docs", "your-routes.md"))
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for line := range strings.Lines(string(text)) {
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "go run -C compare . ")
		if !ok || strings.Count(command, " -") == 0 || strings.Contains(command, "-o ") {
			continue
		}
		ran++
		var stdout strings.Builder
		args := strings.Fields(strings.ReplaceAll(command, "'", ""))
		if err := run(t.Context(), args, &stdout, new(strings.Builder)); err != nil || !strings.HasPrefix(stdout.String(), "# parse.txt: ") {
			t.Errorf("%s: error %v, printed %.200q", command, err, stdout.String())
		}
	}
	if ran != 2 {
		t.Errorf("%d commands were run, want 2", ran)
	}
}
