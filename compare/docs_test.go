package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
)

// runLines returns the raw lines of a run with three processes. gin takes ratio times as long as ServeMux.
func runLines(version string, ratio float64) string {
	text := "date: 2026-11-30\ngo: " + version + "\ngoos: linux\ngoarch: amd64\ncpu: Sample\ncores: 2\nheap: 64MiB\ncommand: go run ./compare report\nseed: 1\n"
	for process := range 3 {
		text += fmt.Sprintf("process: %d\nround: 1\n", process+1)
		for router, ns := range map[string]float64{"servemux": 200, "gin": 200 * ratio} {
			text += fmt.Sprintf("BenchmarkServe/table=widgets/routes=11/request=hits/router=%s-2 1000 %v ns/op 0 B/op 0 allocs/op\n", router, ns)
		}
	}
	return text
}

// findings returns the text of a report.json about one version of gin.
func findings(t *testing.T, version string) string {
	t.Helper()
	gin := behaviour.Router{Router: library.Router{Name: "gin", Library: "gin", Group: library.Library, Module: "github.com/gin-gonic/gin"}, Release: library.Release{Version: version}}
	text, err := json.Marshal(behaviour.Findings{Go: publishedGo, Routers: []behaviour.Router{gin}})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func writeAll(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readText(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// newRepository makes a repository with up-to-date libraries and one figure in README.md.
func newRepository(t *testing.T) documents {
	t.Helper()
	root := t.TempDir()
	writeAll(t, root, map[string]string{"README.md": "gin takes <!-- figures: mid \"gin\" \"hits\" --><!-- end --> times as long.\n"})
	return documents{
		root:  root,
		newer: func(context.Context) ([]string, error) { return nil, nil },
		releases: func(context.Context) (map[string]library.Release, error) {
			return map[string]library.Release{"gin": {Version: "v1.12.0"}}, nil
		},
	}
}

// newReport writes a report about the given versions of Go and gin, and returns its folder.
func newReport(t *testing.T, goVersion, gin string, ratio float64) string {
	t.Helper()
	dir := t.TempDir()
	writeAll(t, dir, map[string]string{linesFile: runLines(goVersion, ratio), findingsFile: findings(t, gin)})
	return dir
}

// TestDocs publishes a report and checks it. The check must notice an edited figure, and changed raw lines.
func TestDocs(t *testing.T) {
	d := newRepository(t)
	changed, err := d.publish(t.Context(), newReport(t, publishedGo, "v1.12.0", 0.5), "")
	if err != nil || !slices.Contains(changed, "README.md") || !slices.Contains(changed, "docs/report/report.md") {
		t.Fatalf("%q changed, error %v", changed, err)
	}
	if got := readText(t, d.root, "README.md"); !strings.Contains(got, "-->0.50<!--") {
		t.Errorf("README.md is %q", got)
	}
	if err := d.check(); err != nil {
		t.Errorf("right after it was published: %v", err)
	}
	writeAll(t, d.root, map[string]string{"README.md": strings.Replace(readText(t, d.root, "README.md"), "0.50", "0.49", 1)})
	if err := d.check(); err == nil || err.Error() != `README.md: not up to date: type "go run ./compare docs"` {
		t.Errorf("after a figure was typed: %v", err)
	}
	if changed, err := d.publish(t.Context(), "", ""); err != nil || !slices.Equal(changed, []string{"README.md"}) {
		t.Errorf("%q changed, error %v", changed, err)
	}
	writeAll(t, d.root, map[string]string{"docs/report/bench.txt": runLines(publishedGo, 0.6)})
	if err := d.check(); err == nil || !strings.Contains(err.Error(), "README.md, docs/report/hits.svg, docs/report/report.md: not up to date") {
		t.Errorf("after the raw lines changed: %v", err)
	}
}

// TestSecondRun: publishing a report again without -second keeps the published second run.
func TestSecondRun(t *testing.T) {
	d := newRepository(t)
	writeAll(t, d.root, map[string]string{"docs/page.md": "It repeats: <!-- figures: coverage --><!-- end -->\n"})
	from := newReport(t, publishedGo, "v1.12.0", 0.5)
	if _, err := d.publish(t.Context(), from, ""); err == nil || !strings.Contains(err.Error(), "docs/page.md") || !strings.Contains(err.Error(), "-second") {
		t.Errorf("without a second run: %v", err)
	}
	if _, err := os.Stat(filepath.Join(d.root, "docs", "report")); err == nil {
		t.Error("some files were written")
	}
	second := filepath.Join(newReport(t, publishedGo, "v1.12.0", 0.9), linesFile)
	for _, file := range []string{second, ""} {
		if _, err := d.publish(t.Context(), from, file); err != nil {
			t.Fatal(err)
		}
		if got := readText(t, d.root, "docs", "page.md"); !strings.Contains(got, "100 % (1 of 1)") {
			t.Errorf("docs/page.md is %q", got)
		}
	}
	if err := d.check(); err != nil {
		t.Error(err)
	}
}

// TestNotPublished: publish refuses a report that was made with an old Go or an old library. It then changes no file.
func TestNotPublished(t *testing.T) {
	for name, c := range map[string]struct {
		goVersion, gin, newer, want string
		err                         error
	}{
		"old Go":         {goVersion: "go1.26.8", gin: "v1.12.0", want: "was measured with go1.26.8, and the documentation names " + publishedGo + `: type "GOTOOLCHAIN=` + publishedGo},
		"newer release":  {goVersion: publishedGo, gin: "v1.12.0", newer: "gin v1.12.0: v1.13.0", want: `newer release (gin v1.12.0: v1.13.0): type "go get`},
		"old library":    {goVersion: publishedGo, gin: "v1.11.0", want: "is about gin v1.11.0, and go.mod has v1.12.0: measure again"},
		"not reachable":  {goVersion: publishedGo, gin: "v1.12.0", err: errors.New("no network"), want: "no network"},
		"no such report": {want: "no such file"},
	} {
		d := newRepository(t)
		d.newer = func(context.Context) ([]string, error) {
			if c.newer == "" {
				return nil, c.err
			}
			return []string{c.newer}, nil
		}
		from := filepath.Join(t.TempDir(), "none")
		if c.goVersion != "" {
			from = newReport(t, c.goVersion, c.gin, 0.5)
		}
		_, err := d.publish(t.Context(), from, "")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that has %q", name, err, c.want)
		}
		if _, err := os.Stat(filepath.Join(d.root, "docs")); err == nil || strings.Contains(readText(t, d.root, "README.md"), "0.50") {
			t.Errorf("%s: some files were written", name)
		}
	}
}

// TestPublished: the pages of this repository show the figures of their report.
func TestPublished(t *testing.T) {
	folder, err := library.Folder(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := (documents{root: filepath.Dir(folder)}).check(); err != nil {
		t.Error(err)
	}
}

func TestDocsUsage(t *testing.T) {
	for want, args := range map[string][]string{
		"-check cannot be combined":  {"docs", "-check", "-from", "x"},
		`unexpected argument "x"`:    {"docs", "x"},
		"expected some of behaviour": {"report", "-only", "nonsense"},
	} {
		var out strings.Builder
		if err := run(t.Context(), args, &out, &out); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one that has %q", args, err, want)
		}
	}
}
