package routefile

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "api.json")
	if err := os.WriteFile(path, []byte(`{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "showA"}}}}`), 0o666); err != nil {
		t.Fatal(err)
	}
	file, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Format + ", " + file.Table.String(); got != "Swagger 2.0, GET /a showA\n" {
		t.Errorf("read as %q", got)
	}
}

// The error for an unreadable file begins with its name.
func TestReadNoFile(t *testing.T) {
	folder := t.TempDir()
	long := filepath.Join(folder, "long")
	f, err := os.Create(long)
	if err == nil {
		err = f.Truncate(maxBytes + 1) // takes no disk space
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	for path, want := range map[string]string{
		folder:                         ": is a directory; expected a file of routes",
		filepath.Join(folder, "none"):  ": no such file or directory; expected a file of routes",
		long:                           ": it has more than 67108864 bytes; expected a file of routes",
		filepath.Join(folder, "a\x00"): ": invalid argument; expected a file of routes",
	} {
		if _, err := Read(path); err == nil || err.Error() != printable(path)+want {
			t.Errorf("Read(%q) is the error\n%v\nwant\n%s", path, err, printable(path)+want)
		}
	}
}

// Reading this repository's tables adds no notes.
func TestShippedTables(t *testing.T) {
	files, err := filepath.Glob("../../../internal/routes/testdata/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d tables, %v", len(files), err)
	}
	for _, path := range files {
		file, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(file.Table.Routes) < 20 || len(file.LeftOut)+len(file.Remarks) > 0 {
			t.Errorf("%s: %d routes, %v, %v", path, len(file.Table.Routes), file.LeftOut, file.Remarks)
		}
	}
}
