package plain

import (
	"fmt"
	"strings"
)

// match reports whether pattern matches the whole path: "/a/+" matches "/a/b", but not "/a", "/a/", "/a/b/" or "/a/b/c". It stores
// the segment for each + in the next target. A *string takes any segment that is not empty. An *int takes the segments for which
// the function number returns true. When match returns false, it may have changed some targets.
func match(path, pattern string, targets ...any) bool {
	if path == "" {
		check(pattern, targets)
	}
	for _, target := range targets {
		i := strings.IndexByte(pattern, '+')
		if !strings.HasPrefix(path, pattern[:i]) {
			return false
		}
		path, pattern = path[i:], pattern[i+1:]
		segment := path
		if end := strings.IndexByte(path, '/'); end >= 0 {
			segment = path[:end]
		}
		switch target := target.(type) {
		case *string:
			*target = segment
		case *int:
			if !number(segment, target) {
				return false
			}
		}
		if segment == "" {
			return false
		}
		path = path[len(segment):]
	}
	return path == pattern
}

// check panics if a + is not a whole segment, or if the targets are not one *string or *int for each +. It runs only for the
// empty path, which no route matches, so that ordinary requests do not pay for it.
func check(pattern string, targets []any) {
	plus := 0
	for segment := range strings.SplitSeq(pattern, "/") {
		if segment == "+" {
			plus++
		} else if strings.Contains(segment, "+") {
			panic(fmt.Sprintf("match: pattern %q: + must be a whole segment, found %q", pattern, segment))
		}
	}
	if plus != len(targets) || pattern == "" || pattern[0] != '/' {
		panic(fmt.Sprintf("match: pattern %q has %d targets; it must begin with / and have one + for each target", pattern, len(targets)))
	}
	for i, target := range targets {
		switch target.(type) {
		case *string, *int:
		default:
			panic(fmt.Sprintf("match: pattern %q: target %d must be a *string or an *int", pattern, i+1))
		}
	}
}
