package regexswitch

import (
	"fmt"
	"regexp"
)

// match reports whether pattern matches the path. It stores the text of each group in the next target. A *string takes any text;
// the text is empty if the group did not take part in the match. An *int takes the texts for which the function number returns
// true. When match returns false, it may have changed some targets.
func match(path string, pattern *regexp.Regexp, targets ...any) bool {
	if path == "" {
		check(pattern, targets)
	}
	groups := pattern.FindStringSubmatch(path)
	if groups == nil {
		return false
	}
	for i, target := range targets {
		switch target := target.(type) {
		case *string:
			*target = groups[1+i]
		case *int:
			if !number(groups[1+i], target) {
				return false
			}
		}
	}
	return true
}

// check panics if the targets are not one *string or *int for each group. It runs only for the empty path, which no route
// matches, so that ordinary requests do not pay for it.
func check(pattern *regexp.Regexp, targets []any) {
	if groups := pattern.NumSubexp(); groups != len(targets) {
		panic(fmt.Sprintf("regexswitch: pattern %q has %d targets; pass one for each group, %d in all", pattern, len(targets), groups))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("regexswitch: pattern %q: target %d must be a *string or an *int", pattern, i+1))
		}
	}
}
