package routefile

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected tables anew")

// TestReal reads documents and listings of real programs (testdata/real/SOURCES.md). The result must be the table beside each file.
func TestReal(t *testing.T) {
	sources, err := os.ReadFile("testdata/real/SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/real/*.*")
	read := 0
	for _, path := range files {
		name, ending := filepath.Base(path), filepath.Ext(path)
		if ending == ".table" || ending == ".md" {
			continue
		}
		read++
		if !strings.Contains(string(sources), "| `"+name+"` | ") {
			t.Errorf("SOURCES.md does not name the source of %s", name)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		golden, got := strings.TrimSuffix(path, ending)+".table", described(name, content)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || got != string(want) {
			t.Errorf("%s is read as\n%swant\n%s%v", name, got, want, err)
		}
	}
	if read != 15 {
		t.Errorf("%d files, want ten documents and five listings", read)
	}
}

// described returns a page's text about a file: the count, the table, the omitted routes, and for each kind of remark the number and
// the first one.
func described(name string, content []byte) string {
	file, err := Parse(name, content)
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var text strings.Builder
	for _, line := range file.Summary() {
		text.WriteString("# " + line + "\n")
	}
	text.WriteString(file.Table.String())
	for _, note := range file.LeftOut {
		text.WriteString("- " + note.String() + "\n")
	}
	for _, g := range Groups(file.Remarks) {
		text.WriteString("* " + g.Reason + ": " + g.Notes[0].String() + "\n")
	}
	return text.String()
}
