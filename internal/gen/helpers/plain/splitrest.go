package plain

import "strings"

// splitRest fills segments with the first segments of path, and stores the rest of the path, after the next slash, in rest. With
// room for two segments, "/a/b/c/d" has the rest "c/d", "/a/b/" has an empty rest, and "/a/b" has no rest. splitRest returns false
// if there is no rest or a segment is empty.
func splitRest(path string, segments []string, rest *string) bool {
	for n := range segments {
		if path == "" || path[0] != '/' {
			return false
		}
		segment, _, _ := strings.Cut(path[1:], "/")
		if segment == "" {
			return false
		}
		segments[n], path = segment, path[1+len(segment):]
	}
	*rest = strings.TrimPrefix(path, "/")
	return path != ""
}
