package byhand

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../../.."

// Every file is Go, and has the routes of its size. That the routers answer rightly is seen before they are measured.
func TestFiles(t *testing.T) {
	files, err := Files(root)
	if err != nil {
		t.Fatal(err)
	}
	if want := len(techniques)*len(Sizes) + 1; len(files) != want {
		t.Errorf("%d files, want %d", len(files), want)
	}
	for name, text := range files {
		if _, err := parser.ParseFile(token.NewFileSet(), name, text, 0); err != nil {
			t.Error(err)
		}
	}
	for _, technique := range techniques {
		for size, last := range map[string]string{"10": `"deleteV1AccountsItemCommentsPart\n"`, "1000": `"deleteV1Archived`} {
			text := files["internal/byhand/"+technique.name+size+"/router.go"]
			if !strings.Contains(text, last) || strings.Contains(text, "apiGetWidgets") {
				t.Errorf("%s for %s routes lacks %s, or has widgets:\n%.3000s", technique.name, size, last, text)
			}
		}
	}
}

// A technique that has been written in another way is an error that names it, and says what is missing.
func TestATechniqueThatHasChanged(t *testing.T) {
	for _, technique := range techniques {
		dir := t.TempDir()
		for _, other := range techniques {
			source, err := os.ReadFile(filepath.Join(root, other.name, "router.go"))
			if err != nil {
				t.Fatal(err)
			}
			if other.name == technique.name {
				source = []byte("package x\n")
			}
			if err := os.MkdirAll(filepath.Join(dir, other.name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, other.name, "router.go"), source, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Files(dir); err == nil || !strings.HasPrefix(err.Error(), technique.name+": router.go has no ") {
			t.Errorf("%s: error %v", technique.name, err)
		}
	}
}
