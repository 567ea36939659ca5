package routers

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// exhaustive reports whether the tests run in their long forms, which take minutes.
var exhaustive = os.Getenv("GOROUTING_EXHAUSTIVE") != ""

// copies is a module with changed copies of the router packages, like the module of a reader. It can import this module and the
// blog.
type copies struct {
	t   *testing.T
	dir string
}

func newCopies(t *testing.T) copies {
	c := copies{t, t.TempDir()}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	mod := strings.Replace(read(t, "../../go.mod"), "module gorouting", "module myapp", 1)
	c.write("go.mod", fmt.Sprintf("%s\nrequire (\n\tblog v0.0.0\n\tgorouting v0.0.0\n)\n\nreplace (\n\tblog => %s/blog\n\tgorouting => %[2]s\n)\n", mod, root))
	c.write("go.sum", read(t, "../../go.sum"))
	return c
}

// edit is a change to a file. It replaces every occurrence of old by new.
type edit struct{ old, new string }

// add copies the package of a router into dir, with edits to its router.go, and adds a test.
func (c copies) add(router, dir, test string, edits ...edit) {
	c.t.Helper()
	code := read(c.t, "../../"+router+"/router.go")
	for _, e := range edits {
		if !strings.Contains(code, e.old) {
			c.t.Errorf("%s/router.go does not contain %s; update the edit", router, e.old)
		}
		code = strings.ReplaceAll(code, e.old, e.new)
	}
	c.write(dir+"/router.go", code)
	c.write(dir+"/handlers.go", read(c.t, "../../"+router+"/handlers.go"))
	c.write(dir+"/copy_test.go", "package "+router+test)
}

// test runs the tests of all copies and returns their output by directory. Output that belongs to no directory has the key "".
// -trimpath lets the build cache reuse packages from other temporary directories.
func (c copies) test() (output map[string]string, err error) {
	cmd := exec.Command("go", "test", "-vet=off", "-short", "-trimpath", "./...")
	cmd.Dir = c.dir
	all, err := cmd.CombinedOutput()
	output = map[string]string{}
	text := ""
	for line := range strings.Lines(string(all)) {
		// A compiler error begins with a file: "match/router.go:12:3: …".
		if dir, _, ok := strings.Cut(line, "/router.go:"); ok && !strings.HasPrefix(line, "\t") {
			output[dir] += line
			continue
		}
		text += line
		// A package's output ends with a line such as "ok  \tmyapp/match\t0.1s".
		if fields := strings.Fields(line); len(fields) > 2 && strings.HasPrefix(fields[1], "myapp/") {
			output[strings.TrimPrefix(fields[1], "myapp/")] += text
			text = ""
		}
	}
	output[""] = text
	return output, err
}

func (c copies) write(file, text string) {
	c.t.Helper()
	file = filepath.Join(c.dir, file)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		c.t.Fatal(err)
	}
}

// read returns a file's text.
func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
