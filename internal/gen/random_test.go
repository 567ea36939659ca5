package gen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// There are few words, so that the routes of random tables overlap.
var (
	randomTexts   = []string{"a", "b", "ab", "abc", "7", "007", "a+b", "x.y", "é", "*", "`", "-"}
	randomMethods = []string{"GET", "GET", "GET", "POST", "PUT", "DELETE", "HEAD", "M-SEARCH", "*"}
)

// randomSpecial has lists and parameters with text beside them, without their names.
var randomSpecial = []string{"{%s%d:a|b}", "{%s%d:7|ab|x.y}", "{%s%d}b", "a{%s%d}", "a{%s%d}b", "ab{%s%d}", "0{%s%d:int}", "a{%s%d:int}", "{%s%d:int}.y", "{%s%d}.y"}

// randomTable returns a table of up to 60 routes with overlaps and common prefixes.
func randomTable(rnd *rand.Rand) *routes.Table {
	n := 1 + rnd.IntN(60)
	if rnd.IntN(6) > 0 { // most tables are small, so that people can read a failure
		n = 1 + rnd.IntN(12)
	}
	var lines []string
	hasGroups := rnd.IntN(2) == 0
	for range n {
		pattern := randomPattern(rnd)
		line := randomMethods[rnd.IntN(len(randomMethods))] + " " + pattern
		if !strings.Contains(pattern, "{") && rnd.IntN(3) == 0 {
			line += " shared" // by routes without parameters
		}
		if hasGroups {
			line += []string{"", "", " @auth", " @admin @auth", " @log"}[rnd.IntN(5)]
		}
		lines = append(lines, line)
	}
	t := parseValid(lines)
	t.HEAD, t.OPTIONS = rnd.IntN(2) == 0, rnd.IntN(4) == 0
	return t
}

// parseValid makes a table from the lines. It leaves out a line if an earlier one matches the same paths.
func parseValid(lines []string) *routes.Table {
	for {
		t, err := routes.Parse("random", strings.Join(lines, "\n"))
		if err == nil {
			return t
		}
		wrong := err.(routes.Errors)[0].Line - 1
		lines = slices.Delete(lines, wrong, wrong+1)
	}
}

// randomPattern returns a pattern of up to five segments.
func randomPattern(rnd *rand.Rand) string {
	if rnd.IntN(20) == 0 {
		return "/"
	}
	var pattern strings.Builder
	n := 1 + rnd.IntN(5)
	for k := range n {
		pattern.WriteByte('/')
		last := k == n-1
		switch d := rnd.IntN(20); {
		case d < 6:
			fmt.Fprintf(&pattern, "{%s%d}", []string{"p", "id", "path"}[rnd.IntN(3)], k)
		case d < 9:
			fmt.Fprintf(&pattern, "{%s%d:int}", []string{"p", "id", "n-o"}[rnd.IntN(3)], k)
		case d < 11 && last:
			pattern.WriteString([]string{"{rest...}", "a{/rest...}"}[rnd.IntN(2)])
		case d < 12 && last:
			pattern.WriteString([]string{"{$}", "b{/}"}[rnd.IntN(2)])
		case d < 14:
			fmt.Fprintf(&pattern, randomSpecial[rnd.IntN(len(randomSpecial))], []string{"p", "id", "x.y"}[rnd.IntN(3)], k)
		default:
			pattern.WriteString(randomTexts[rnd.IntN(min(len(randomTexts), 3+rnd.IntN(12)))])
		}
	}
	return pattern.String()
}

// shrunk removes routes from the table while it still fails.
func shrunk(t *routes.Table, fails func(*routes.Table) bool) *routes.Table {
	for i := 0; i < len(t.Routes) && len(t.Routes) > 1; {
		var rest []routes.Route
		for k, r := range t.Routes {
			if k != i {
				rest = append(rest, r)
			}
		}
		smaller, err := routes.New(rest...)
		if err != nil {
			panic(err)
		}
		smaller.HEAD, smaller.OPTIONS = t.HEAD, t.OPTIONS
		if fails(smaller) {
			t = smaller
		} else {
			i++
		}
	}
	return t
}
