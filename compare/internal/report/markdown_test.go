package report

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	got := written(t, sample())["report.md"]
	const golden = "testdata/report.md"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("report.md is not as in %s; go test -run TestMarkdown -update writes what is got, and git diff shows the difference", golden)
	}
}

var ticks = regexp.MustCompile("`+")

// withoutCode returns a line without its code spans, which end with as many backticks as they begin with.
func withoutCode(line string) string {
	for {
		open := ticks.FindStringIndex(line)
		if open == nil {
			return line
		}
		end := -1
		for _, m := range ticks.FindAllStringIndex(line[open[1]:], -1) {
			if m[1]-m[0] == open[1]-open[0] {
				end = open[1] + m[1]
				break
			}
		}
		if end < 0 {
			return line
		}
		line = line[:open[0]] + line[end:]
	}
}

// TestMarkdownEscapes makes sure that no text can break a table, or be taken for HTML.
func TestMarkdownEscapes(t *testing.T) {
	bar := regexp.MustCompile(`(^|[^\\])\|`)
	columns := 0
	for i, line := range strings.Split(written(t, sample())["report.md"], "\n") {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			if rest := withoutCode(line); strings.Contains(rest, "<") {
				t.Errorf("line %d may have HTML in it: %s", i+1, line)
			}
			continue
		}
		if n := len(bar.FindAllString(line, -1)); columns == 0 {
			columns = n
		} else if n != columns {
			t.Errorf("line %d has %d bars, want %d: %s", i+1, n, columns, line)
		}
		if strings.Contains(line, "<") {
			t.Errorf("line %d may have HTML in it: %s", i+1, line)
		}
	}
}

// What stands between backticks is code, and the rest is text, in which nothing means anything to Markdown.
func TestPieces(t *testing.T) {
	got := pieces("`split` or `a*b`, *copied*")
	if want := []piece{{"split", true}, {" or ", false}, {"a*b", true}, {", *copied*", false}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got, want := inMarkdown(got), "`split` or `a*b`, \\*copied\\*"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
