package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// kit is the package that a test without -standalone imports.
const kit = "gorouting/routertest"

// adviseKit prints what to type if the test in the folder imports the kit and its module does not have it: otherwise the first that a
// newcomer hears of it is "package gorouting/routertest is not in std".
func (c *config) adviseKit(stderr io.Writer) {
	if c.options.Standalone || !lacksKit(c.dir) {
		return
	}
	fmt.Fprintf(stderr, `%s imports %s, which its module does not require. Type in its folder, if gorouting is in the one beside it,

    go mod edit -require gorouting@v0.0.0 -replace gorouting=../gorouting

or run routegen with -standalone, for a test that imports nothing but the standard library.
`, filepath.Join(c.dir, "router_test.go"), kit)
}

// lacksKit reports whether the folder is in a module, and go does not find the kit from there. Where go says anything else, or is not
// there to be asked, nobody is told about the kit.
func lacksKit(dir string) bool {
	if !inModule(dir) {
		return false
	}
	cmd := exec.Command("go", "list", "-find", kit)
	cmd.Dir = dir
	text, err := cmd.CombinedOutput()
	return err != nil && strings.Contains(string(text), kit)
}

// inModule reports whether there is a go.mod in the folder or in one above it.
func inModule(dir string) bool {
	at, err := filepath.Abs(dir)
	for err == nil {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); !errors.Is(err, os.ErrNotExist) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
		at = filepath.Dir(at)
	}
	return false
}
