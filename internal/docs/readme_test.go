// Package docs tests the README: it runs the commands in a copy of the repository.
package docs

import (
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../.."

// page is a page, or a section of one, with commands.
type page struct {
	file, section string   // section is a heading, or "" for the whole page
	wants         []string // output of the commands, in addition to the page's text blocks
	slow          bool     // only with GOROUTING_EXHAUSTIVE=1
}

var pages = []page{
	{file: "README.md", section: "Copy one", wants: []string{"creating new go.mod: module example.com/myapp"}},
	{file: "README.md", section: "Generate one", wants: []string{"ok  \texample.com/shop/router"}, slow: true},
	{file: "README.md", section: "Test yours", wants: []string{"ok  \texample.com/mux"}, slow: true},
	{file: "README.md", section: "Moving?", slow: true},
	{file: "docs/kit.md", section: "Test your own router", wants: []string{"FAIL: TestRoutes", "Fix them in this order:"}},
	{file: "examples/README.md", wants: []string{"ok  \texamples/desk", `"subject":"No ink"`, `route="POST /login",status="303"} 1`}, slow: true},
	{file: "blog/README.md", wants: []string{"ok  \tblog", "hello"}, slow: true},
}

// TestCommands runs the ```sh blocks of each page. It expects each line of the page's ```text blocks in the output. With
// GOROUTING_EXHAUSTIVE=1 it also builds the comparison with all its libraries, and runs the example application.
func TestCommands(t *testing.T) {
	for _, p := range pages {
		t.Run(p.file+" "+p.section, func(t *testing.T) {
			if p.slow && os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
				t.Skip("set GOROUTING_EXHAUSTIVE=1 to run these commands")
			}
			t.Parallel()
			text := p.read(t)
			commands := strings.Join(blocks(text, "sh"), "\n")
			if commands == "" {
				t.Fatal("the page has no commands")
			}
			out, err := run(t, commands)
			if err != nil {
				t.Errorf("the commands end with %v", err)
			}
			for _, sample := range blocks(text, "text") {
				for line := range strings.Lines(sample) {
					if !strings.Contains(out, strings.TrimSpace(line)) {
						t.Errorf("the commands do not print %q", strings.TrimSpace(line))
					}
				}
			}
			for _, want := range p.wants {
				if !strings.Contains(out, want) {
					t.Errorf("the commands do not print %q", want)
				}
			}
			if t.Failed() {
				t.Logf("%s", out)
			}
		})
	}
}

// read returns the text of the page or of its section.
func (p page) read(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, p.file))
	if err != nil {
		t.Fatal(err)
	}
	if p.section == "" {
		return string(b)
	}
	_, text, ok := strings.Cut(string(b), "\n## "+p.section+"\n")
	if !ok {
		t.Fatalf("%s has no section %q", p.file, p.section)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// blocks returns the fenced code blocks of a language.
func blocks(text, language string) []string {
	var all []string
	inside := false
	for line := range strings.Lines(text) {
		switch {
		case inside && line == "```\n":
			inside = false
		case inside:
			all[len(all)-1] += line
		case line == "```"+language+"\n":
			inside = true
			all = append(all, "")
		}
	}
	return all
}

// run runs commands in a copy of the repository, with a free port instead of 8080, and returns their output.
func run(t *testing.T, commands string) (string, error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	listener.Close()
	folder := filepath.Join(t.TempDir(), "gorouting")
	copyRepository(t, folder, port)
	cmd := exec.Command("bash", "-e", "-c", strings.ReplaceAll(commands, "8080", port))
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// copyRepository copies the repository without its history and pages, with a free port instead of 8080.
func copyRepository(t *testing.T, folder, port string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if entry.IsDir() {
			if name == ".git" || name == "docs" {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(folder, name), 0o755)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, name), []byte(strings.ReplaceAll(string(text), "127.0.0.1:8080", "127.0.0.1:"+port)), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
