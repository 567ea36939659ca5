package routefile

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

const page = "../../../docs/your-routes.md"

// sections returns the page's sections by their titles, up to the next title.
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

// blocks returns the blocks of code of a text: what is indented by four blanks, and blank lines within.
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

// TestPrograms runs each program of the page, and reads what it prints: that is the table which the page has behind it. The order
// of routes is not held to anything, because chi.Walk has none among methods.
func TestPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles six programs")
	}
	all := sections(t)
	for title, name := range map[string]string{
		"chi": "chi", "gin": "gin", "echo": "echo", "gorilla/mux": "gorilla", "http.ServeMux": "servemux", "httprouter": "httprouter",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code := blocks(all[title])
			if len(code) != 2 {
				t.Fatalf("%d blocks under %q, want a program and a table", len(code), title)
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

// runProgram runs a program with the modules of compare, and returns what it prints.
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

// TestPageCommand runs the first command of the page, which prints what the page says.
func TestPageCommand(t *testing.T) {
	code := blocks(sections(t)["Your routes, as a table"])
	if len(code) != 3 {
		t.Fatalf("%d blocks, want commands, a table and notes", len(code))
	}
	file := filepath.Join(t.TempDir(), "routes.txt")
	cmd := exec.Command("bash", "-e", "-c", strings.NewReplacer("../../routes.txt", file, "../routes.txt", file).Replace(code[0]))
	cmd.Dir = "../../.."
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	notes := strings.ReplaceAll(stderr.String(), file, "../../routes.txt")
	if err != nil || stdout.String() != code[1] || notes != code[2] {
		t.Errorf("%v\nstdout\n%swant\n%sstderr\n%swant\n%s", err, &stdout, code[1], notes, code[2])
	}
}

// The page names every syntax that there is.
func TestPageHasEverySyntax(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range syntaxNames() {
		if !strings.Contains(string(text), `("`+routes.SyntaxMark+name+`")`) {
			t.Errorf("no program of the page prints %q", routes.SyntaxMark+name)
		}
	}
}
