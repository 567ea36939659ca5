package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRun(t *testing.T) {
	const listing = "# syntax: gin\nGET /:id/\nGET /a:b\n"
	path := filepath.Join(t.TempDir(), "gin.txt")
	if err := os.WriteFile(path, []byte(listing), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, arg := range map[string]string{path: path, "standard input": "-"} {
		var stdout, stderr strings.Builder
		if err := run([]string{arg}, strings.NewReader(listing), &stdout, &stderr); err != nil {
			t.Fatal(err)
		}
		if got := stdout.String(); got != "GET /{id}/{$} getIdSlash\n" {
			t.Errorf("%s: the table is %q", name, got)
		}
		lines := strings.Split(stderr.String(), "\n")
		if len(lines) != 3 || !strings.HasPrefix(lines[0], name+`:3:1: "GET /a:b" is left out: `) || !strings.HasPrefix(lines[1], name+`:2:1: "GET /:id/": `) {
			t.Errorf("%s: notes %q", name, lines)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, arg := range []string{"-h", "-help", "--help"} {
		var stdout strings.Builder
		if err := run([]string{arg}, nil, &stdout, io.Discard); err != nil || stdout.String() != usage {
			t.Errorf("%s: %v, %q", arg, err, stdout.String())
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		args   []string
		stdin  string
		want   string
		status int
	}{
		{nil, "", errUsage.Error(), 2},
		{[]string{"a", "b"}, "", errUsage.Error(), 2},
		{[]string{"-"}, "GET\n", `standard input:1:1: found only "GET"; expected a method and a pattern, like "GET /users/{id}"`, 1},
		{[]string{"no/file"}, "", "no/file: no such file or directory; want a file of routes", 1},
	} {
		var stdout strings.Builder
		err := run(c.args, strings.NewReader(c.stdin), &stdout, io.Discard)
		if err == nil || err.Error() != c.want || exitCode(err) != c.status || stdout.Len() > 0 {
			t.Errorf("%q: %v, status %d, printed %q; want %s, status %d", c.args, err, exitCode(err), &stdout, c.want, c.status)
		}
	}
	broken := errors.New("broken")
	if err := run([]string{"-"}, iotest.ErrReader(broken), io.Discard, io.Discard); !errors.Is(err, broken) || exitCode(err) != 1 {
		t.Error(err)
	}
	if exitCode(nil) != 0 {
		t.Error("no error is status", exitCode(nil))
	}
}
