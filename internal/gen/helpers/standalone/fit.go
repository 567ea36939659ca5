package standalone

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// fit reports whether the pattern matches the path, and returns the values of its parameters in the form of tell.
func fit(pattern, path string) (values string, ok bool) {
	parts, wanted := strings.Split(path, "/"), strings.Split(pattern, "/")
	if last := len(wanted) - 1; strings.HasSuffix(pattern, "...}") && len(parts) > len(wanted) {
		parts = append(parts[:last:last], strings.Join(parts[last:], "/"))
	}
	if len(parts) != len(wanted) {
		return "", false
	}
	for i, want := range wanted {
		before, inner, isParam := strings.Cut(want, "{")
		inner, after, _ := strings.Cut(inner, "}")
		_, kind, _ := strings.Cut(inner, ":")
		value, hasBefore := strings.CutPrefix(parts[i], before)
		value, hasAfter := strings.CutSuffix(value, after)
		switch {
		case !isParam || inner == "$":
			ok = value == ""
		case strings.HasSuffix(inner, "..."):
			ok = true
		case kind == "":
			ok = value != ""
		case kind == "int":
			n, err := strconv.ParseUint(value, 10, strconv.IntSize-1)
			value, ok = fmt.Sprint(n), err == nil && n > 0
		default:
			ok = slices.Contains(strings.Split(kind, "|"), value)
		}
		if !ok || !hasBefore || !hasAfter {
			return "", false
		}
		if isParam && inner != "$" {
			values += fmt.Sprintf(" %q", value)
		}
	}
	return values, true
}
