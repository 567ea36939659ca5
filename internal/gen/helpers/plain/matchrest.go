package plain

import "strings"

// matchRest is like the function match, but the pattern ends in a slash and matches the beginning of the path. It stores the rest
// of the path, which may be empty, in rest.
func matchRest(path, pattern string, rest *string, targets ...any) bool {
	end := 0
	for range strings.Count(pattern, "/") {
		end += strings.IndexByte(path[end:], '/') + 1 // if path has too few slashes, the shorter path[:end] does not match
	}
	*rest = path[end:]
	return match(path[:end], pattern, targets...)
}
