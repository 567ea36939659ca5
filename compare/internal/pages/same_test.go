// Package pages tests programs in docs/ that need the libraries of the comparison.
package pages

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const samePage = "../../../docs/same.md"

// checks is a file that is added to each program of docs/same.md. Its tests make sure that the page's list of accepted changes is
// complete and has nothing too many, that the page's sample is real, and that a lost route is noticed nevertheless.
const checks = `package app

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorouting/routertest"
)

func TestEachIsNeeded(t *testing.T) {
	for i, a := range accepted {
		others := slices.Delete(slices.Clone(accepted), i, i+1)
		c, err := routertest.Compare(table, oldRouter(), newRouter(), others...)
		if err != nil || len(c.Changes) == 0 || len(c.Unneeded) > 0 {
			t.Errorf("without %v: %+v, %v", a, c, err)
		}
	}
}

func TestSample(t *testing.T) {
	c, err := routertest.Compare(table, oldRouter(), newRouter())
	isSample := func(c routertest.Change) bool { return strings.ReplaceAll(c.String(), "\t", "    ") == sample }
	if err != nil || sample != "" && !slices.ContainsFunc(c.Changes, isSample) {
		t.Errorf("no change is\n%s\namong %v, %v", sample, c.Changes, err)
	}
}

func TestLostRoute(t *testing.T) {
	router := newRouter()
	loses := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "POST" && r.URL.Path == "/users" {
			http.NotFound(w, r)
			return
		}
		router.ServeHTTP(w, r)
	})
	c, err := routertest.Compare(table, oldRouter(), loses, accepted...)
	if err != nil || len(c.Changes) == 0 || c.Changes[0].Name() != "plain request: 200 → 404" || !c.Changes[0].Hurts || !slices.Equal(c.Changes[0].Routes, []string{"createUser"}) {
		t.Errorf("%+v, %v", c, err)
	}
}
`

// TestSamePage runs the programs of docs/same.md: the test, with the old router of each section. The program without a library always
// runs, the others with GOROUTING_EXHAUSTIVE=1.
func TestSamePage(t *testing.T) {
	text, err := os.ReadFile(samePage)
	if err != nil {
		t.Fatal(err)
	}
	_, echoes, ok := strings.Cut(string(text), "\n## Echoes in place of your handlers\n")
	test := programs(string(text))
	if !ok || len(test) == 0 {
		t.Fatal("the page lacks the test, or the section with the routers")
	}
	n := 0
	for section := range strings.SplitSeq(echoes, "\n### ") {
		title, section, _ := strings.Cut(section, "\n")
		found := programs(section)
		if len(found) == 0 {
			continue
		}
		n++
		t.Run(title, func(t *testing.T) {
			if strings.Contains(found[0], "github.com/") && os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
				t.Skip("it compiles a program with a library; GOROUTING_EXHAUSTIVE=1 runs it")
			}
			t.Parallel()
			sample := ""
			if title == "gin" {
				sample = sampleOf(t, string(text))
			}
			constant := fmt.Sprintf("\nconst sample = %q\n", sample)
			goTest(t, map[string]string{"move_test.go": test[0], "old_test.go": found[0], "checks_test.go": checks + constant})
		})
	}
	if n != 7 {
		t.Errorf("%d programs, want 7", n)
	}
}

// sampleOf returns the change that the page shows.
func sampleOf(t *testing.T, page string) string {
	t.Helper()
	_, sample, ok := strings.Cut(page, "Moving from gin, one of them is\n\n")
	sample, _, closed := strings.Cut(sample, "\n\n")
	if !ok || !closed {
		t.Fatal("the page shows no change")
	}
	return strings.ReplaceAll(strings.TrimPrefix(sample, "    "), "\n    ", "\n")
}

// programs returns the Go programs of a page. Their lines are indented by four blanks; blank lines may be within a program.
func programs(text string) []string {
	var all []string
	isOpen, isProgram := false, false
	for line := range strings.Lines(text) {
		code, isCode := strings.CutPrefix(line, "    ")
		isBlank := strings.TrimSpace(line) == ""
		switch {
		case isCode && !isOpen:
			if isProgram = strings.HasPrefix(code, "// ") && strings.HasSuffix(code, "_test.go\n"); isProgram {
				all = append(all, code)
			}
		case isProgram && (isCode || isBlank && isOpen):
			all[len(all)-1] += code
		}
		isOpen = isCode || isBlank && isOpen
	}
	return all
}

// goTest runs the tests of a package, with the modules of compare.
func goTest(t *testing.T, files map[string]string) {
	t.Helper()
	folder, args := t.TempDir(), []string{"test"}
	for name, text := range files {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
