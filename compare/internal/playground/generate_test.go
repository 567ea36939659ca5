package playground

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gorouting/internal/gen"
)

// TestGenerateAgreesWithRoutegen runs the command that the engine names. routegen must write the same files.
func TestGenerateAgreesWithRoutegen(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds routegen")
	}
	routegen := filepath.Join(t.TempDir(), "routegen")
	if out, err := exec.Command("go", "build", "-o", routegen, "gorouting/cmd/routegen").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	e := NewEngine("native")
	mixed := "GET /a/{b} one @auth\nPOST /a/{n:int} two\nPUT /a/{b} one @admin @auth\nGET /files/{path...} files\n"
	for i, technique := range gen.Techniques() {
		text := mixed
		if technique[0] == "servemux" {
			text = strings.ReplaceAll(mixed, ":int", "") // which ServeMux lacks
		}
		g := GenerateArgument{
			Source: Source{Text: text, HEAD: i%2 == 0, OPTIONS: i%3 == 0}, Technique: technique[0], Paths: i%2 == 1, Pattern: i%4 == 1, Standalone: i%3 == 1,
			PathValues: i%4 == 2, Hooks: i%2 == 1, Lookup: i%3 > 0 && technique[0] != "servemux",
		}
		if i%3 == 2 {
			g.Package = "web"
		}
		result := get[Generated](t, e, CallGenerate, g)
		dir := filepath.Join(t.TempDir(), "router")
		table := filepath.Join(filepath.Dir(dir), "routes.txt")
		if err := os.WriteFile(table, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		args := strings.Fields(result.Command)[1:]
		args = append(append([]string{"-o", dir}, args[:len(args)-1]...), table)
		if out, err := exec.Command(routegen, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", result.Command, err, out)
		}
		if len(result.Files) != 3 {
			t.Errorf("%s: %d files", technique[0], len(result.Files))
		}
		for _, f := range result.Files {
			written, err := os.ReadFile(filepath.Join(dir, f.Name))
			if err != nil {
				t.Fatal(err)
			}
			if string(written) != f.Text {
				t.Errorf("%s: %s differs from what %q writes", technique[0], f.Name, result.Command)
			}
		}
	}
}

// TestGenerateRefuses: a technique that cannot route a table says which route is the reason.
func TestGenerateRefuses(t *testing.T) {
	err := failed(t, NewEngine("native"), CallGenerate, GenerateArgument{Source: Source{Text: "GET /a\n\nGET /{x}/b\nGET /a/{y}\n", HEAD: true}, Technique: "servemux"})
	if err.Kind != KindRefused || len(err.Mistakes) == 0 || err.Mistakes[0].Line < 3 {
		t.Errorf("the refusal is %+v", err)
	}
}
