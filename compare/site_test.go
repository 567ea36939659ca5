package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
)

// TestSiteFiles: a site has the pages, their data, and the playground. Without a folder, it shows the published report.
func TestSiteFiles(t *testing.T) {
	for _, folder := range []string{newReport(t, publishedGo, "v1.12.0", 0.5), ""} {
		files, err := siteFiles(t.Context(), folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{web.WhichRouter, web.Playground, web.Behaviour, web.Cost, web.YourRoutes, "data.js", "style.css", "app.js", linesFile, findingsFile, "report.md"} {
			if len(files[name]) == 0 {
				t.Errorf("%q: the site has no %s", folder, name)
			}
		}
		if folder != "" && !strings.Contains(string(files["data.js"]), `"0.50`) {
			t.Errorf("the data is\n%s", files["data.js"])
		}
	}
	if _, err := siteFiles(t.Context(), t.TempDir()); err == nil {
		t.Error("a folder without a report: no error")
	}
}

func TestSite(t *testing.T) {
	if os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
		t.Skip("it compiles the engine for a minute; GOROUTING_EXHAUSTIVE=1 runs it")
	}
	folder := filepath.Join(t.TempDir(), "new", "site")
	code, stdout, stderr := call(t, "site", "-o", folder)
	if code != 0 || stdout != filepath.Join(folder, web.WhichRouter)+"\n" || !strings.Contains(stderr, "building the engine") {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if info, err := os.Stat(filepath.Join(folder, playground.EngineFile)); err != nil || info.Size() > playground.MostEngine {
		t.Errorf("the engine is %v, error %v", info, err)
	}
}
