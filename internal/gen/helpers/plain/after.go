package plain

import "strings"

// after cuts text and the next segment off path: after("/posts/a/b", "/posts/") returns "a" and "/b". It returns false if path does
// not begin with text, or if the segment is empty.
func after(path, text string) (segment, rest string, ok bool) {
	if rest, ok = strings.CutPrefix(path, text); !ok {
		return "", "", false
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[:i], rest[i:], i > 0
	}
	return rest, "", rest != ""
}
