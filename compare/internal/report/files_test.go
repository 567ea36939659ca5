package report

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// content returns all files below a folder, by their names.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// put writes files one by one.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

var (
	old      = map[string]string{"README.md": "old", "docs/a.svg": "old a", "docs/mine.txt": "not ours"}
	fresh    = map[string][]byte{"README.md": []byte("new"), "docs/a.svg": []byte("new a"), "docs/b.svg": []byte("new b")}
	together = map[string]string{"README.md": "new", "docs/a.svg": "new a", "docs/b.svg": "new b", "docs/mine.txt": "not ours"}
)

func TestWriteFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, old)
	if err := WriteFiles(dir, fresh); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); !maps.Equal(got, together) {
		t.Errorf("the folder has %v, want %v", got, together)
	}
	if info, err := os.Stat(filepath.Join(dir, "docs", "b.svg")); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("%v, error %v, want a file that all may read", info.Mode(), err)
	}
}

// TestAllOrNothing: whichever step fails, the folder keeps its old files.
func TestAllOrNothing(t *testing.T) {
	broken := errors.New("out of order")
	for fails := 1; ; fails++ {
		dir, steps := t.TempDir(), 0
		put(t, dir, old)
		w := writer{func(from, to string) error {
			if steps++; steps == fails {
				return broken
			}
			return os.Rename(from, to)
		}}
		err := w.write(dir, fresh)
		if steps < fails {
			if want := 2 + 2 + 1; err != nil || steps != want { // two renames for each of the two replaced files, one for the new file
				t.Errorf("%d steps, error %v, want %d", steps, err, want)
			}
			return
		}
		if !errors.Is(err, broken) {
			t.Errorf("step %d fails: error %v", fails, err)
		}
		if got := content(t, dir); !maps.Equal(got, old) {
			t.Errorf("step %d fails, and the folder has %v, want %v", fails, got, old)
		}
	}
}

// TestCannotWrite: if one file cannot be written, no file changes.
func TestCannotWrite(t *testing.T) {
	for name, in := range map[string]map[string]string{
		`docs/b.svg" is not a file: choose another folder or move it away`: {"docs/b.svg/full": "x"},
		"not a directory": {"docs": "a file"},
	} {
		dir := t.TempDir()
		put(t, dir, in)
		err := WriteFiles(dir, fresh)
		if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), ".report-") {
			t.Errorf("error %v, want one that says %q", err, name)
		}
		if got := content(t, dir); !maps.Equal(got, in) {
			t.Errorf("the folder has %v, want %v", got, in)
		}
	}
}
