package plain

import "strings"

// inner returns the text between before and after. It returns "" if segment does not begin and end with them.
func inner(segment, before, after string) string {
	segment, hasBefore := strings.CutPrefix(segment, before)
	segment, hasAfter := strings.CutSuffix(segment, after)
	if !hasBefore || !hasAfter {
		return ""
	}
	return segment
}
