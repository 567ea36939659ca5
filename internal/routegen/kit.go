package routegen

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/gen"
)

// kit is the package that most generated tests import. With -standalone, they do not import it.
const kit = "gorouting/routertest"

// adviseKit prints how to add the kit to the user's module, if the test imports the kit and the module does not require it.
// Otherwise go test would print "package gorouting/routertest is not in std".
func (c *config) adviseKit(files []gen.File, stderr io.Writer) {
	isKit := func(f gen.File) bool { return bytes.Contains(f.Text, []byte(strconv.Quote(kit))) }
	if !slices.ContainsFunc(files, isKit) || !lacksKit(c.dir) {
		return
	}
	fmt.Fprintf(stderr, `%s imports %s, and your module does not require it. If gorouting is in the folder next to your module, run

    go mod edit -require gorouting@v0.0.0 -replace gorouting=../gorouting

or run routegen with -standalone, for a test that imports only the standard library.
`, filepath.Join(c.dir, "router_test.go"), kit)
}

// lacksKit reports whether the folder is in a module that does not require the kit. It returns false if the go command fails
// for another reason.
func lacksKit(dir string) bool {
	if !inModule(dir) {
		return false
	}
	cmd := exec.Command("go", "list", "-find", kit)
	cmd.Dir = dir
	text, err := cmd.CombinedOutput()
	return err != nil && strings.Contains(string(text), kit)
}

// inModule reports whether the folder or a parent has a go.mod.
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
