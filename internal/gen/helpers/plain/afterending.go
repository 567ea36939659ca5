package plain

import "strings"

// afterEnding is like the function after, but the segment must have text before its end, and the end is cut off: for the end ".json",
// "/posts/a.json/b" gives "a" and "/b".
func afterEnding(path, text, end string) (segment, rest string, ok bool) {
	segment, rest, _ = after(path, text)
	segment, ok = strings.CutSuffix(segment, end)
	return segment, rest, ok && segment != ""
}
