package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "gorouting/compare"

// goList returns the lines that go list prints.
func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// What was found is at the bottom: it needs the standard library and nothing else.
func TestFoundImportsOnlyTheStandardLibrary(t *testing.T) {
	got := goList(t, "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./internal/found")
	if want := []string{module + "/internal/found"}; !slices.Equal(got, want) {
		t.Errorf("it takes %q, want %q", got, want)
	}
}

// How it is drawn is at the top, so that its plotting packages come with the program and with nothing else.
func TestOnlyTheProgramImportsReport(t *testing.T) {
	var importers []string
	for _, line := range goList(t, "-test", "-f", "{{.ImportPath}} {{.Imports}}", "./...") {
		path, imports, _ := strings.Cut(line, " ")
		path = strings.TrimSuffix(path, ".test")
		if slices.Contains(strings.Fields(strings.Trim(imports, "[]")), module+"/internal/report") && path != module+"/internal/report" {
			importers = append(importers, path)
		}
	}
	importers = slices.Compact(importers) // a package and its tests are two lines
	if want := []string{module}; !slices.Equal(importers, want) {
		t.Errorf("report is imported by %q, want %q alone", importers, want)
	}
}
