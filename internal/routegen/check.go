package routegen

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gorouting/internal/gen"
)

// check prints how the files in the folder differ from the generated ones. It returns an error if any file differs.
func check(dir string, files []gen.File, stdout io.Writer) error {
	changed, err := changes(dir, files)
	if err != nil {
		return err
	}
	var names []string
	for _, f := range changed {
		path := filepath.Join(dir, f.Name)
		before, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		fmt.Fprintf(stdout, "--- %s\n+++ %[1]s (generated)\n", path)
		printDiff(stdout, lines(before), lines(f.Text))
		names = append(names, path)
	}
	if names != nil {
		return fmt.Errorf("%s would change; run routegen without -check", strings.Join(names, ", "))
	}
	return nil
}

// lines returns the lines of a text.
func lines(text []byte) []string {
	var all []string
	for line := range strings.Lines(string(text)) {
		all = append(all, strings.TrimSuffix(line, "\n"))
	}
	return all
}

// around is the number of unchanged lines that a diff shows before and after a change.
const around = 2

// printDiff prints the lines that differ, with unchanged lines before and after them.
func printDiff(w io.Writer, a, b []string) {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from := max(0, start-around)
	fmt.Fprintf(w, "@@ line %d @@\n", start+1)
	printLines(w, " ", a[from:start])
	printMiddle(w, a[start:len(a)-end], b[start:len(b)-end])
	printLines(w, " ", a[len(a)-end:min(len(a), len(a)-end+around)])
}

// printMiddle prints a diff of a and b: common lines, and lines that are only in one of them. If there are too many lines to
// compare, it prints all of a and all of b.
func printMiddle(w io.Writer, a, b []string) {
	if len(a)*len(b) > 4_000_000 {
		printLines(w, "-", a)
		printLines(w, "+", b)
		return
	}
	common := commonLines(a, b)
	for len(a) > 0 || len(b) > 0 {
		i, j := len(common)-len(a)-1, len(common[0])-len(b)-1
		switch {
		case len(a) > 0 && len(b) > 0 && a[0] == b[0]:
			printLines(w, " ", a[:1])
			a, b = a[1:], b[1:]
		case len(b) == 0 || len(a) > 0 && common[i+1][j] >= common[i][j+1]:
			printLines(w, "-", a[:1])
			a = a[1:]
		default:
			printLines(w, "+", b[:1])
			b = b[1:]
		}
	}
}

// commonLines returns a matrix: the element at i, j is the length of the longest common subsequence of a[i:] and b[j:].
func commonLines(a, b []string) [][]int {
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}

func printLines(w io.Writer, sign string, all []string) {
	for _, line := range all {
		fmt.Fprintln(w, sign+line)
	}
}
