package plain

import "strings"

// between stores the text between before and after in value, and reports whether segment has both of them and text in between:
// ".json" comes after "a" in "a.json", but "a.xml" and ".json" do not match.
func between(segment, before, after string, value *string) bool {
	segment, hasBefore := strings.CutPrefix(segment, before)
	segment, hasAfter := strings.CutSuffix(segment, after)
	*value = segment
	return hasBefore && hasAfter && segment != ""
}
