package routefile

import "strings"

// serveMuxSegment converts a segment of net/http.ServeMux: "{id}", "{path...}" and "{$}" as in a table, and text, which it decodes.
func serveMuxSegment(segment string, last bool) converted {
	if strings.ContainsAny(segment, "{}") {
		return converted{text: segment}
	}
	return unescape(segment)
}
