package routefile

import (
	"fmt"
	"strings"
	"testing"
)

// outcome returns the result of Parse as text: the error, or a table with its notes. Each route has its line number. Routes of the
// same line and pattern share one line: "2 GET,PUT /a". Notes on omitted routes begin with "-", other notes with "*".
func outcome(name, content string) string {
	file, err := Parse(name, []byte(content))
	return show(file, err)
}

// show returns the text of outcome.
func show(file *File, err error) string {
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var all strings.Builder
	methods := ""
	fmt.Fprintf(&all, "%s\n", file.Format)
	for i, r := range file.Table.Routes {
		if next := i + 1; next < len(file.Table.Routes) && file.Table.Routes[next].Line == r.Line && file.Table.Routes[next].Pattern == r.Pattern {
			methods += r.Method + ","
			continue
		}
		fmt.Fprintf(&all, "%d %s%s\n", r.Line, methods, r)
		methods = ""
	}
	for _, n := range file.LeftOut {
		fmt.Fprintf(&all, "- %s\n", n)
	}
	for _, n := range file.Remarks {
		fmt.Fprintf(&all, "* %s\n", n)
	}
	return all.String()
}

// example is the content of a file, and the expected outcome.
type example struct{ name, content, want string }

// check compares outcomes with the expected ones. Blanks at the ends do not count.
func check(t *testing.T, examples []example) {
	t.Helper()
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) {
			t.Helper()
			if got := strings.TrimSpace(outcome("f", e.content)); got != strings.TrimSpace(e.want) {
				t.Errorf("%s\nis read as\n%s\nwant\n%s", e.content, got, e.want)
			}
		})
	}
}
