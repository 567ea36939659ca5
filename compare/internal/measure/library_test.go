package measure

import (
	"context"
	"strings"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
)

// A router by hand brings no module, one with a library brings that as well, and the library is in both.
func TestLibraries(t *testing.T) {
	some := contestants(t, "match", "patrouter", "pat", "servemux", "noop")
	got, err := Libraries(t.Context(), some)
	if err != nil {
		t.Fatal(err)
	}
	switch match, patrouter, pat := got["match"], got["patrouter"], got["pat"]; {
	case match.Modules != 0 || match.Lines == 0:
		t.Errorf("match: %+v, want lines and no module", match)
	case pat.Modules != 1 || pat.Lines == 0:
		t.Errorf("pat: %+v, want lines and one module", pat)
	case patrouter.Modules != 1 || patrouter.Lines <= pat.Lines:
		t.Errorf("patrouter: %+v, want one module, and more lines than %d", patrouter, pat.Lines)
	case len(got) != 3:
		t.Errorf("%v: want nothing for the standard library and for gauges", got)
	}
}

func contestants(t *testing.T, names ...string) []library.Contestant {
	t.Helper()
	var some []library.Contestant
	for _, name := range names {
		for _, c := range library.All() {
			if c.Name == name {
				some = append(some, c)
			}
		}
	}
	if len(some) != len(names) {
		t.Fatalf("not all of %q are contestants", names)
	}
	return some
}

func TestEveryContestantHasAProbe(t *testing.T) {
	for _, c := range library.All() {
		if has := probe(c) != ""; has == (c.Group == found.GroupGauge) {
			t.Errorf("%s: a program with it: %v", c.Name, has)
		}
	}
}

// A program with regexps is larger than one without, and all are larger than one that routes nothing.
func TestBinaries(t *testing.T) {
	some, built := contestants(t, "match", "regextable", "noop"), 0
	sizes, base, err := Binaries(t.Context(), some, Building{func(string) {}, func() { built++ }})
	if err != nil {
		t.Fatal(err)
	}
	if built != 3 || built != Programs(some) {
		t.Errorf("%d programs were built, want 3, %d", built, Programs(some))
	}
	if base.Size < 1<<20 || sizes["match"] <= 0 || sizes["regextable"] <= sizes["match"] || sizes["regextable"] >= base.Size || len(sizes) != 2 {
		t.Errorf("over a program of %d bytes: %v", base.Size, sizes)
	}
}

func TestBrokenProbeIsAnErrorThatSaysWhy(t *testing.T) {
	_, err := buildAll(t.Context(), map[string]string{"broken": "package main\n\nfunc main() { nothing() }\n"}, Building{func(string) {}, func() { t.Error("it was built") }})
	if err == nil || !strings.Contains(err.Error(), "undefined: nothing") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v, want one line that says what is undefined", err)
	}
}

func TestWithoutTheGoCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Libraries(t.Context(), contestants(t, "pat")); err == nil || err.Error() != "there is no go command" {
		t.Errorf("error %v", err)
	}
}

func TestWithoutTheModule(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, _, err := Binaries(t.Context(), contestants(t, "match"), Building{}); err == nil || !strings.Contains(err.Error(), self) {
		t.Errorf("error %v, want it to name %s", err, self)
	}
}

func TestCancelledGoCommand(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Libraries(ctx, contestants(t, "pat")); err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
