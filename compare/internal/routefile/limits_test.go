package routefile

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// A device and a named pipe end with an error at once. Opening the pipe would wait for a writer.
func TestDevices(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{pipe, "/dev/zero"} {
		want := path + ": it is a device or a pipe; name a file, or - for standard input; expected a file of routes"
		if _, err := Read(path); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// endless is an endless file.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestEndless(t *testing.T) {
	if _, err := ReadFrom("standard input", endless{}); err == nil || err.Error() != "standard input: it has more than 67108864 bytes; expected a file of routes" {
		t.Error(err)
	}
}

// A large document is read with little memory, or refused: JSON is read only where a route needs it.
func TestMemory(t *testing.T) {
	const mib = 1 << 20
	schemas := `"components": {"schemas": {"a": [` + strings.Repeat(`{"a":[1,{}]},`, 8*mib/13) + `0]}}`
	paths := strings.Repeat(`"/a":{},`, 40*mib/8)
	for _, test := range []struct{ name, content, want string }{
		{"schemas", `{"openapi": "3.0.0", "paths": {"/a": {"get": {}}}, ` + schemas + "}", "OpenAPI 3.0.0\n1 GET /a\n"},
		{"paths", `{"openapi": "3.0.0", "paths": {` + paths + `"/b":{}}}`, "error f:1:1: it has more than 4000000 values; remove the routes that you do not need\n"},
		{"yaml", "openapi: 3.0.0\nx: [" + strings.Repeat("[],", 3*mib) + "]\n", fmt.Sprintf("error f:1:1: it may have %d values, and 4000000 is the limit for YAML; convert it to JSON, of which only the routes are read\n", 2*(2+1+2*3*mib))},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := outcome("f", test.content)
		runtime.ReadMemStats(&after)
		if len(got) > 300 || got != test.want {
			t.Errorf("%s: %.300s", test.name, got)
		}
		if used := int(after.TotalAlloc-before.TotalAlloc) / mib; used > 40*len(test.content)/mib {
			t.Errorf("%s: %d MiB for a document of %d MiB", test.name, used, len(test.content)/mib)
		}
	}
}

// Text with control characters reaches no message and no table: a terminal would obey it.
func TestControlCharacters(t *testing.T) {
	const title = `\u001b]0;title\u0007`
	for _, content := range []string{
		`{"openapi": "3.0.0` + title + `", "paths": {"/a": {"get": {}}}}`,
		`{"openapi": "3.0.0", "paths": {"/` + title + `": {"get": {}}, "/{` + title + `}/\u009b": {"get": {}}, "/{` + title + `}": {"get": {"operationId": "` + title + `"}}}}`,
		`{"openapi": "3.0.0", "paths": {"/{a}": {"` + title + `": {}, "get": {"parameters": [{"in": "path", "name": "a", "schema": {"type": "string", "enum": ["` + title + `", "b"]}}]}}}}`,
		`{"openapi": "3.0.0", "servers": [{"url": "/` + title + `"}], "paths": {"/{a}": {"get": {"parameters": [{"$ref": "` + title + `"}]}}}}`,
		`[{"method": "` + title + `", "path": "/a", "name": ""}, {"method": "GET", "path": "/` + title + `"}, {"method": "GET", "path": "/:` + title + `"}]`,
		"openapi: 3.0.0\npaths: {\"/\\e]0;title\\a\": {get: {}}, \"/%1b%9b\": {get: {}}, /a: {get: {}}}\n",
	} {
		for _, name := range []string{"f", "\x1b]0;title\a"} {
			got := outcome(name, content)
			if i := strings.IndexFunc(got, func(c rune) bool { return c != '\n' && isControlRune(c) }); i >= 0 {
				t.Errorf("%s is read as %q", content, got)
			}
		}
	}
	if _, err := Read("\x1b]0;title\a"); err == nil || strings.Contains(err.Error(), "\x1b") {
		t.Errorf("%q", err)
	}
}
