package routefile

import (
	"fmt"
	"strings"
	"testing"
)

// outcome returns what Parse makes of a content, as text: the table, what was left out after a "-", and remarks after a "*"; or
// the error.
func outcome(name, content string) string {
	file, err := Parse(name, []byte(content))
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var all strings.Builder
	fmt.Fprintf(&all, "%s\n", file.Format)
	for _, r := range file.Table.Routes {
		fmt.Fprintf(&all, "%d %s\n", r.Line, r)
	}
	for _, n := range file.LeftOut {
		fmt.Fprintf(&all, "- %s\n", n)
	}
	for _, n := range file.Remarks {
		fmt.Fprintf(&all, "* %s\n", n)
	}
	return all.String()
}

// example is a content and what Parse makes of it.
type example struct{ name, content, want string }

// check holds outcomes to what is wanted. Both sides are compared without blanks at the ends.
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
