package plain

import "strings"

// segmentOf returns segment n of path, counted from 0.
func segmentOf(path string, n int) string {
	for range n {
		path = path[1+strings.IndexByte(path[1:], '/'):]
	}
	segment, _, _ := strings.Cut(path[1:], "/")
	return segment
}
