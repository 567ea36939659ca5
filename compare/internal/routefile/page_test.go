package routefile

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const page = "../../../docs/your-routes.md"

// sections maps each title of the page to the text below it, up to the next title.
func sections(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	all, title := map[string]string{}, ""
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			title = strings.TrimSpace(strings.TrimLeft(line, "#"))
		} else {
			all[title] += line
		}
	}
	return all
}

// blocks returns the code blocks of a text. Their lines are indented by four blanks; blank lines may be within a block.
func blocks(text string) []string {
	var all []string
	isOpen := false
	for line := range strings.Lines(text) {
		code, isCode := strings.CutPrefix(line, "    ")
		isBlank := strings.TrimSpace(line) == ""
		switch {
		case isCode && !isOpen:
			all = append(all, code)
		case isCode || isBlank && isOpen:
			all[len(all)-1] += code
		}
		isOpen = isCode || isBlank && isOpen
	}
	for i := range all {
		all[i] = strings.TrimRight(all[i], "\n") + "\n"
	}
	return all
}

// TestPrograms runs the page's program for each syntax, and reads its output. The result must be the table that follows the program on
// the page. The order of routes does not count, because chi.Walk has no order of methods. The program for ServeMux always runs,
// because it compiles fast. The others run with GOROUTING_EXHAUSTIVE=1.
func TestPrograms(t *testing.T) {
	all := sections(t)
	for _, name := range syntaxNames() {
		t.Run(name, func(t *testing.T) {
			if name != "servemux" && os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
				t.Skip("it compiles a program with a library; GOROUTING_EXHAUSTIVE=1 runs it")
			}
			t.Parallel()
			title := titleOf(name)
			code := blocks(all[title])
			if len(code) != 2 {
				t.Fatalf("%d blocks of code in the section %q, want a program and a table", len(code), title)
			}
			printed := runProgram(t, code[0])
			file, err := Parse(name, []byte(printed))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := sortedLines(file.Table.String()), sortedLines(code[1]); got != want || len(file.LeftOut) > 0 || file.Format != "routes of "+name {
				t.Errorf("it prints\n%swhich is read, as %s, as\n%swant\n%s%v", printed, file.Format, got, want, file.LeftOut)
			}
		})
	}
}

// runProgram runs a program with the modules of compare, and returns its output.
func runProgram(t *testing.T, code string) string {
	t.Helper()
	source := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(source, []byte(code), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", source)
	cmd.Dir = "../.."
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &stderr)
	}
	return string(out)
}

func sortedLines(text string) string {
	return strings.Join(slices.Sorted(strings.Lines(text)), "")
}
