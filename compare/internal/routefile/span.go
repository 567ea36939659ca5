package routefile

import (
	"regexp"
	"strings"
)

// This file reads parameters that are several segments. grpc-gateway and others write the pattern of such a parameter:
//
//	/v1/{book.name}  with the pattern  publishers/[^/]+/books/[^/]+  is  /v1/publishers/{publishers}/books/{books}
//
// A pattern of another shape that allows slashes, such as "[a-z/]+", is not a segment and has no spelling in a table.

// negated matches a class of all characters except some, such as "[^/]+".
var negated = regexp.MustCompile(`\[\^[^\]]*\][+*]?`)

// slashed reports whether a pattern mentions a slash as one of the characters of a value. "[^/]+" mentions it to exclude it.
func slashed(pattern string) bool {
	return strings.Contains(negated.ReplaceAllString(pattern, ""), "/")
}

// plainPiece matches a part of a pattern that matches itself, once its escapes are removed.
var plainPiece = regexp.MustCompile(`^(?:[\w~:@!,;=%-]|\\[^\w])+$`)

// spanOf returns the segments of a parameter with slashes in its pattern: their texts, "*" for a parameter, and "**" for
// the rest of the path. It returns nil for other patterns.
func spanOf(pattern string) []string {
	if !slashed(pattern) {
		return nil
	}
	pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "^"), "$")
	pattern = strings.ReplaceAll(pattern, `\/`, "/")
	parts := strings.Split(strings.ReplaceAll(pattern, "[^/]+", "*"), "/")
	for i, part := range parts {
		switch {
		case part == "*":
		case (part == ".+" || part == ".*") && i == len(parts)-1:
			parts[i] = "**"
		case plainPiece.MatchString(part):
			parts[i] = strings.ReplaceAll(part, `\`, "")
		default:
			return nil
		}
	}
	return parts
}

// spread returns the segments of a parameter that is several segments. A parameter of the table is named after the text before it. taken
// are the names of other parameters.
func spread(segment, name string, span []string, last, hasAfter bool, taken map[string]bool) converted {
	var all []string
	called := name
	for _, part := range span {
		switch part {
		case "*":
			all = append(all, parameter(unusedName(called, taken), "").text)
		case "**":
			if !last || hasAfter {
				return notLast(segment)
			}
			all = append(all, parameter(unusedName(called, taken), "...").text)
		default:
			all = append(all, part)
			called = part
		}
	}
	text := strings.Join(all, "/")
	return converted{text: text}.with(spansSegments, "the parameter %q is read as %s, as its pattern says", name, text)
}

// unusedName returns a name for a parameter that is not taken yet, and takes it.
func unusedName(name string, taken map[string]bool) string {
	for taken[name] {
		name += "_"
	}
	taken[name] = true
	return name
}
