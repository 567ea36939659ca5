package routegen

import (
	"fmt"
	"io"

	"gorouting/internal/routes"
)

// warn prints a line for each probable mistake in the table, and for each pair of overlapping routes. With -strict, it returns them
// as an error.
func (c *config) warn(t *routes.Table, stderr io.Writer) error {
	overlaps, things := c.overlaps(t), "warnings"
	if len(overlaps) == mostOverlaps {
		things += "; others are not counted"
	}
	all := append(c.doubts(t), overlaps...)
	if c.strict && all != nil {
		return all
	}
	for _, one := range all {
		one.Text = "warning: " + one.Text
	}
	printFew(stderr, all, things)
	return nil
}

// doubts returns the probable mistakes. Some may be about the syntax of another router; the first of these says how to convert
// the whole file.
func (c *config) doubts(t *routes.Table) routes.Errors {
	var all routes.Errors
	hint := fmt.Sprintf("; if the whole file is like this, begin it with a line such as %q", routes.SyntaxMark+"gin")
	if c.reader == nil {
		hint += ", and " + c.tableCommand()
	}
	for _, d := range t.Doubts {
		if d.Foreign {
			d.Text += hint
			hint = ""
		}
		all = append(all, &d.Error)
	}
	return all
}
