// Package words puts names and numbers into sentences.
package words

import (
	"fmt"
	"strings"
)

// List returns names as a list in a sentence: "a", "a and b", or "a, b and c"; "" for none.
func List(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// Count returns a number of things: "1 route", "2 routes", "2 processes".
func Count(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "s"):
		what += "e"
	}
	return fmt.Sprintf("%d %ss", n, what)
}
