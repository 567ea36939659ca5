package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shell runs a command with bash in the root of the repository. The exit code has to be 0; that of diff may be 1. A fake go command replaces "go run ./compare" with this test
// binary. With GOROUTING_EXHAUSTIVE=1, the real go command runs.
func shell(t *testing.T, command string) (stdout, stderr string) {
	t.Helper()
	cmd := exec.Command("bash", "-e", "-c", command)
	cmd.Dir = ".."
	cmd.Env = os.Environ()
	if os.Getenv("GOROUTING_EXHAUSTIVE") == "" {
		folder := t.TempDir()
		program, err := filepath.Abs(os.Args[0])
		if err != nil {
			t.Fatal(err)
		}
		script := fmt.Sprintf("#!/bin/bash\nif [ \"$1 $2\" != 'run ./compare' ]; then exit 9; fi\nshift 2\n%s=1 exec '%s' \"$@\"\n", asProgram, program)
		if err := os.WriteFile(filepath.Join(folder, "go"), []byte(script), 0o777); err != nil {
			t.Fatal(err)
		}
		cmd.Env = append(cmd.Env, "PATH="+folder+":"+os.Getenv("PATH"))
	}
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && !(strings.Contains(command, "compare diff") && cmd.ProcessState.ExitCode() == 1 && out.Len() > 0) {
		t.Errorf("%s: %v\n%s", command, err, &errs)
	}
	return out.String(), errs.String()
}

// wantLines checks that got contains the lines, in this order. "…" at the end of a line matches the rest of the line. A line
// "…" matches any lines.
func wantLines(t *testing.T, command, got string, lines []string) {
	t.Helper()
	rest := "\n" + got
	for _, line := range lines {
		line, cut := strings.CutSuffix(line, "…")
		if line == "" && cut {
			continue
		}
		if !cut {
			line += "\n"
		}
		_, after, ok := strings.Cut(rest, "\n"+line)
		if !ok {
			t.Errorf("%s prints no line %q, or not there; it prints\n%s", command, line, got)
			return
		}
		rest = "\n" + after
	}
}

// TestExamples runs the example in the help of routes, diff and table. Each command must print what its example shows.
func TestExamples(t *testing.T) {
	for _, name := range []string{"routes", "diff", "table"} {
		_, help, _ := call(t, name, "-h")
		_, example, ok := strings.Cut(help, "\nExample:\n  $ ")
		if !ok {
			t.Fatalf("the help of %s has no example", name)
		}
		example, _, _ = strings.Cut(example, "\n\nFlags:")
		lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(example, "\n  ", "\n")), "\n")
		if end := slices.Index(lines, ""); end > 0 && name == "routes" {
			lines = lines[:end] // a sentence follows the example
		}
		stdout, stderr := shell(t, lines[0])
		wantLines(t, lines[0], stdout+stderr, lines[1:])
	}
}

const yourRoutes = "../docs/your-routes.md"

// TestFirstCommand runs the first command of docs/your-routes.md. It must print the table and the notes that the page shows.
func TestFirstCommand(t *testing.T) {
	text, err := os.ReadFile(yourRoutes)
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile(`(?m)(^    .*\n)+`).FindAllString(string(text), 3) // the command, and the table in two parts
	for i := range shown {
		shown[i] = strings.ReplaceAll(strings.TrimPrefix(shown[i], "    "), "\n    ", "\n")
	}
	file := filepath.Join(t.TempDir(), "routes.txt")
	stdout, stderr := shell(t, strings.ReplaceAll(shown[0], "routes.txt", file))
	want := shown[1] + "\n" + shown[2]
	wantNotes := strings.ReplaceAll(regexp.MustCompile(`(?m)^(GET .*|# Left out:|)\n`).ReplaceAllString(want, ""), "# ", "")
	stdout, stderr = strings.ReplaceAll(stdout, file, "routes.txt"), strings.ReplaceAll(stderr, file, "routes.txt")
	if stdout != want || stderr != wantNotes {
		t.Errorf("%sprints\n%sand on stderr\n%swant\n%sand\n%s", shown[0], stdout, stderr, want, wantNotes)
	}
}

// command matches the commands of this program in a document.
var command = regexp.MustCompile("(?m)^    (go run ./compare .*)$|`(go run ./compare .*?)`")

// TestDocumentedCommands checks that the commands and flags in the documentation exist. It runs those commands of
// docs/your-routes.md that read files of this repository and are quick. With GOROUTING_EXHAUSTIVE=1, it also runs the slow
// ones, with flags that shorten them.
func TestDocumentedCommands(t *testing.T) {
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, page := range append(pages, "../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range command.FindAllStringSubmatch(string(text), -1) {
			line, _, _ := strings.Cut(found[1]+found[2], " #")
			checkFlags(t, page, strings.Fields(line)[3:])
			if page != yourRoutes || !strings.Contains(line, " internal/") {
				continue
			}
			switch all := os.Getenv("GOROUTING_EXHAUSTIVE") != ""; {
			case strings.Contains(line, "diff") || strings.Contains(line, "-only behaviour"):
			case !all:
				continue
			case strings.Contains(line, "*"):
				line += " -only behaviour -library ^servemux$" // the whole command takes half an hour
			default:
				line += " -quick"
			}
			ran++
			if stdout, _ := shell(t, strings.ReplaceAll(line, "-o pages", "-o "+t.TempDir())); stdout == "" {
				t.Errorf("%s prints nothing", line)
			}
		}
	}
	if ran < 2 {
		t.Errorf("%d commands were run, want two or more", ran)
	}
}

// checkFlags checks that a command has the flags that a page shows. words is the command with its arguments.
func checkFlags(t *testing.T, page string, words []string) {
	t.Helper()
	c := newProgram(io.Discard, io.Discard).Command(words[0])
	if c == nil {
		if words[0] != "COMMAND" && words[0] != "-h" {
			t.Errorf("%s: there is no command %s", page, words[0])
		}
		return
	}
	if c.SkipFlagParsing {
		return // routegen has its own flags
	}
	known := []string{"h", "-"}
	for _, f := range c.Flags {
		known = append(known, f.Names()...)
	}
	for _, word := range words[1:] {
		if name, ok := strings.CutPrefix(word, "-"); ok && name != "" && !slices.Contains(known, name) {
			t.Errorf("%s: the command %s has no flag %s", page, words[0], word)
		}
	}
}

// fenced matches the commands of docs/moving.md, and the lines that they print.
var fenced = regexp.MustCompile("(?s)```sh\n(.*?)```\n.*?```text\n(.*?)```")

// TestMovingPage runs the commands of docs/moving.md. Each must print the lines that the page shows.
func TestMovingPage(t *testing.T) {
	text, err := os.ReadFile("../docs/moving.md")
	if err != nil {
		t.Fatal(err)
	}
	all := fenced.FindAllStringSubmatch(string(text), -1)
	if len(all) != 5 {
		t.Errorf("%d commands, want one for each router", len(all))
	}
	for _, found := range all {
		commands := strings.ReplaceAll(found[1], " ../", " "+t.TempDir()+"/")
		stdout, _ := shell(t, commands)
		wantLines(t, commands, stdout, strings.Split(strings.TrimRight(found[2], "\n"), "\n"))
	}
}
