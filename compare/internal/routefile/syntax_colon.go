package routefile

import (
	"strings"

	"gorouting/internal/routes"
)

// echoMethods are the words that echo v5 prints instead of a method. The first means a route for every method, the second a handler for
// requests that match no route.
var echoMethods = map[string]string{"echo_route_any": routes.AnyMethod, "echo_route_not_found": noMethod}

// ginSegment converts a segment of gin: ":id", also after text, "*path" at the end, and text, where "\:" is a colon.
func ginSegment(segment string, last bool) converted {
	return colonSegment(strings.ReplaceAll(segment, `\:`, escapedColon), last)
}

// echoSegment converts a segment of echo: ":id", also after text, "*" at the end, and text, where "\:" is a colon. echo ignores a name
// after "*".
func echoSegment(segment string, last bool) converted {
	if text, _, isRest := strings.Cut(segment, "*"); isRest && last && !strings.Contains(text, ":") {
		if text != "" {
			return prefix(text)
		}
		return converted{text: rest}
	}
	return ginSegment(segment, last)
}

// httprouterSegment converts a segment of httprouter: ":id", also after text, "*path" at the end, and text without colons and asterisks.
func httprouterSegment(segment string, last bool) converted { return colonSegment(segment, last) }

// escapedColon replaces "\:" while a segment is converted. convert refuses patterns with this byte.
const escapedColon = "\x00"

// colonSegment converts a segment. A parameter reaches to the end of the segment, so only text before it is possible.
func colonSegment(segment string, last bool) converted {
	plain := func(text string) string { return strings.ReplaceAll(text, escapedColon, ":") }
	i := strings.IndexAny(segment, ":*")
	if i < 0 {
		return converted{text: plain(segment)}
	}
	before, name := plain(segment[:i]), segment[i+1:]
	switch {
	case strings.ContainsAny(name, ":*"):
		return twoIn(plain(segment))
	case segment[i] == ':':
		return parameter(plain(name), "").beside(before, "")
	case !last:
		return notLast(plain(segment))
	case before != "":
		return prefix(before)
	case name == "":
		return converted{text: rest}
	}
	return parameter(plain(name), "...")
}
