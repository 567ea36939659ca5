package plain

import "strings"

// split stores the segments of path in segments and returns how many there are: 0 for "/", 2 for "/a/b". It returns -1 for a
// path with an empty segment, such as "/a/" or "//b", a path that does not begin with "/", and a path with too many segments.
func split(path string, segments []string) int {
	if path == "/" {
		return 0
	}
	for n := range segments {
		if path == "" || path[0] != '/' {
			return -1
		}
		segment, _, _ := strings.Cut(path[1:], "/")
		if segment == "" {
			return -1
		}
		segments[n], path = segment, path[1+len(segment):]
		if path == "" {
			return n + 1
		}
	}
	return -1
}
