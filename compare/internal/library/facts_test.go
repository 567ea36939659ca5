package library

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestReleases: every library has a version, a date and the number of its lines.
func TestReleases(t *testing.T) {
	all, err := Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range In(Library, Server) {
		if one := all[r.Library]; one.Version == "" || r.Module != "" && (one.Lines < 100 || one.Date.IsZero()) {
			t.Errorf("%s: %+v", r.Library, one)
		}
	}
	match, pat, patrouter, gin := all["match"], all["pat"], all["patrouter"], all["gin"]
	if restful := all["gorestful"]; match.Lines == 0 || match.Direct+match.Indirect+pat.Direct+pat.Indirect != 0 || restful.Direct != 0 || restful.Indirect != 0 {
		t.Errorf("match %+v, pat %+v and gorestful %+v need no other module", match, pat, restful)
	}
	if patrouter.Direct != 1 || patrouter.Indirect != 0 || patrouter.Lines <= pat.Lines {
		t.Errorf("patrouter is %+v, want pat's module, and more lines than pat's %d", patrouter, pat.Lines)
	}
	if gin.Direct < 5 || gin.Indirect < 5 {
		t.Errorf("gin is %+v, want many modules of both kinds", gin)
	}
}

// TestOutdated: a module with an update is listed, and only once.
func TestOutdated(t *testing.T) {
	old := goModule{Path: "example.com/old", Version: "v1.0.0", Update: &goModule{Version: "v1.1.0", Time: time.Date(2026, 11, 14, 0, 0, 0, 0, time.UTC)}}
	got := outdated([]goModule{{Path: "example.com/new", Version: "v1.0.0"}, old, old})
	if want := []string{"example.com/old v1.0.0: v1.1.0 was released on 2026-11-14"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestBinary: a program with a router is larger than one without. The error of a failed build says the reason.
func TestBinary(t *testing.T) {
	base, err := buildProbe(t.Context(), t.TempDir(), "", empty)
	if err != nil {
		t.Fatal(err)
	}
	mux := named(t, "gorilla")
	with, err := buildProbe(t.Context(), t.TempDir(), mux.importPath(), mux.program)
	if err != nil || base < 1<<20 || with <= base || with > 2*base {
		t.Errorf("a program of %d bytes has %d with gorilla/mux: %v", base, with, err)
	}
	if _, err := buildProbe(t.Context(), t.TempDir(), "", "r := nothing()"); err == nil || !strings.Contains(err.Error(), "undefined: nothing") {
		t.Errorf("error %v, want it to say what is undefined", err)
	}
}

// TestGoCommand: errors of the go command say what is missing.
func TestGoCommand(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Releases(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	t.Chdir(t.TempDir())
	if _, err := Folder(t.Context()); err == nil || !strings.Contains(err.Error(), self) {
		t.Errorf("outside of the repository: %v, want it to name %s", err, self)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Releases(t.Context()); err == nil || !strings.Contains(err.Error(), "the go command is not in the PATH") {
		t.Errorf("without the go command: %v", err)
	}
}
