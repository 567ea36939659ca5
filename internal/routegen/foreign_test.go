package routegen

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestForeignSyntax: the error for a file with "# syntax: gin" names the command that reads it.
func TestForeignSyntax(t *testing.T) {
	t.Chdir(t.TempDir())
	got := routegen(t, "# mine\n# syntax: gin\nGET /users/:id\n", "-print", "routes.txt")
	if want := "routes.txt:2:11: the patterns have the syntax of gin, and routegen reads only tables; " + tableCommand(t, "routes.txt"); got != (result{1, "", want}) {
		t.Errorf("%+v, want %s", got, want)
	}
	want := "stdin:1:11: the patterns have the syntax of chi, and routegen reads only tables; " + `"go run ./compare routegen -", run in gorouting's folder with the same flags, reads it` + "\n"
	if got := ask("# syntax: chi\nGET /a\n", "-print", "-"); got != (result{1, "", want}) {
		t.Errorf("%+v, want %s", got, want)
	}
	if got := routegen(t, "GET /a # syntax: gin\n# syntax: gin\n", "-print", "routes.txt"); got.status != 0 || got.stderr != "" {
		t.Errorf("a comment further down: status %d, %s", got.status, got.stderr)
	}
}

// tableCommand returns the end of an error: the command for the file.
func tableCommand(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return `"go run ./compare routegen ` + path + `", run in gorouting's folder with the same flags, reads it` + "\n"
}

// TestDocument: an OpenAPI document in YAML or JSON results in one error. Other invalid texts keep their errors.
func TestDocument(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, place := range map[string]string{
		"openapi: 3.0.3\ninfo:\n  title: x\npaths: {}\n":              "1:1",
		"# ours\ninfo:\n  title: x\n'swagger' : '2.0'\npaths: {}\n":   "4:1",
		"{\"info\": {},\n \"openapi\" : \"3.1.0\", \"paths\": {}}":    "2:2",
		"\ufeff{\"swagger\":\"2.0\",\"paths\":{\"/a\":{\"get\":{}}}}": "1:2",
	} {
		got := routegen(t, text, "-print", "routes.txt")
		want := "routes.txt:" + place + ": this looks like an OpenAPI document instead of a table; " + tableCommand(t, "routes.txt")
		if got != (result{1, "", want}) {
			t.Errorf("%q gives %+v, want %s", text, got, want)
		}
	}
	for _, text := range []string{"# openapi: 3.0.3\nGET a\n", "GET /openapi: x y\n"} {
		if got := routegen(t, text, "-print", "routes.txt"); got.status != 1 || strings.Contains(got.stderr, "OpenAPI document") {
			t.Errorf("%q gives %+v", text, got)
		}
	}
	if got := routegen(t, "GET /\"openapi\": showIt\n", "-print", "routes.txt"); got.status != 0 || got.stderr != "" {
		t.Errorf("a valid table gives status %d, %s", got.status, got.stderr)
	}
}
