package routefile

import "strings"

// echoMethods are the words that echo v5 prints instead of a method. The first means a route for every method, the second a handler for
// requests that match no route.
var echoMethods = map[string]string{"echo_route_any": everyMethod, "echo_route_not_found": noMethod}

// ginSegment converts a segment of gin: ":id", "*path" at the end, and text, where "\:" is a colon.
func ginSegment(segment string, last bool) converted {
	return colonSegment(strings.ReplaceAll(segment, `\:`, escapedColon), last)
}

// echoSegment converts a segment of echo: ":id", "*" at the end, and text, where "\:" is a colon. echo ignores a name after "*".
func echoSegment(segment string, last bool) converted {
	if strings.HasPrefix(segment, "*") && last {
		return converted{text: rest}
	}
	return ginSegment(segment, last)
}

// httprouterSegment converts a segment of httprouter: ":id", "*path" at the end, and text without colons and asterisks.
func httprouterSegment(segment string, last bool) converted { return colonSegment(segment, last) }

// escapedColon replaces "\:" while a segment is converted. Patterns never contain this byte.
const escapedColon = "\x00"

func colonSegment(segment string, last bool) converted {
	text := strings.ReplaceAll(segment, escapedColon, ":")
	switch i := strings.IndexAny(segment, ":*"); {
	case i < 0:
		return converted{text: text}
	case i > 0 || strings.ContainsAny(segment[1:], ":*"):
		return notWhole(text)
	case segment[0] == ':':
		return parameter(text[1:], "")
	case !last:
		return notLast(text)
	}
	return parameter(text[1:], "...")
}
