// Package docs holds the README to what it says: its commands are run, in a copy of the repository.
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

// section returns the README's section with that title.
func section(t *testing.T, title string) string {
	t.Helper()
	readme, err := os.ReadFile(root + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, ok := strings.Cut(string(readme), "\n## "+title+"\n")
	if !ok {
		t.Fatalf("the README has no section %q", title)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// blocks returns the blocks of code of a text: what is indented by four blanks.
func blocks(text string) []string {
	var all []string
	inside := false
	for line := range strings.Lines(text) {
		code, ok := strings.CutPrefix(line, "    ")
		switch {
		case ok && !inside:
			all = append(all, code)
			inside = true
		case ok:
			all[len(all)-1] += code
		case inside && strings.TrimSpace(line) == "":
			all[len(all)-1] += line
		default:
			inside = false
		}
	}
	return all
}

// TestCommands runs the commands of the sections that begin a module of one's own, one section after the other, and looks for
// what they should print. What the README prints of their output has to be in it.
func TestCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs every command of four sections")
	}
	for _, c := range []struct {
		title string
		wants []string
		fails bool
	}{
		{title: "Copy a router into your app", wants: []string{"200 OK", "widgetAdmin foo"}},
		{title: "Make it yours", wants: []string{"ok  \tblog", "\nhello\n"}},
		{title: "Your routes, your router", wants: []string{"ok  \thub/router", "501 not implemented", "405 method not allowed", "Allow: GET, HEAD"}},
		{title: "Test your own router", wants: []string{"FAIL: TestRoutes", "in the order in which to mend them"}, fails: true},
	} {
		t.Run(c.title, func(t *testing.T) {
			t.Parallel()
			var commands, samples []string
			for _, block := range blocks(section(t, c.title)) {
				if strings.Contains(block, "\n    rule ") {
					samples = append(samples, block)
				} else {
					commands = append(commands, block)
				}
			}
			out, err := run(t, strings.Join(commands, "\n"))
			if (err != nil) != c.fails {
				t.Errorf("the commands end with %v", err)
			}
			for _, want := range c.wants {
				if !strings.Contains(out, want) {
					t.Errorf("the commands do not print %q", want)
				}
			}
			for _, sample := range samples {
				for line := range strings.Lines(sample) {
					if !strings.Contains(out, strings.TrimSpace(line)) {
						t.Errorf("the commands do not print %q", strings.TrimSpace(line))
					}
				}
			}
			if t.Failed() {
				t.Logf("%s", out)
			}
		})
	}
}

// run runs commands in a copy of the repository, with a port of their own in place of 8080 and short tests, and returns what
// they print.
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
	commands = strings.NewReplacer("8080", port, "go test ", "go test -short ").Replace(commands)
	cmd := exec.Command("bash", "-e", "-c", commands)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// copyRepository copies what of the repository the commands need, and puts another port in place of 8080.
func copyRepository(t *testing.T, folder, port string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if entry.IsDir() {
			if name == ".git" || name == "docs" || name == "compare" {
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
