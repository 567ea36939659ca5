package main

import (
	"fmt"
	"io"

	"gorouting/internal/routes"
)

// warn prints a line for what may not be meant in the table, and for each pair of routes that cross; with -strict they are an error.
func (c *config) warn(t *routes.Table, stderr io.Writer) error {
	all := append(c.doubts(t), c.overlaps(t)...)
	if c.strict && all != nil {
		return all
	}
	for _, one := range all {
		one.Text = "warning: " + one.Text
		fmt.Fprintln(stderr, one)
	}
	return nil
}

// doubts returns what may not be meant. The first line about another router's syntax says how a whole file in it is read.
func (c *config) doubts(t *routes.Table) routes.Errors {
	var all routes.Errors
	hint := fmt.Sprintf("; if the whole file is so, begin it with a line like %q, and %s", routes.SyntaxMark+"gin", c.tableCommand())
	for _, d := range t.Doubts {
		if d.Foreign {
			d.Text += hint
			hint = ""
		}
		all = append(all, &d.Error)
	}
	return all
}
