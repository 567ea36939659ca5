package routefile

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// converted is a pattern, or a segment of one, in the syntax of a table.
type converted struct {
	text    string
	remarks []string // how it differs from the file
	wrong   string   // what is wrong; "" if there is a text
}

// with returns c with another remark. It changes nothing if c is wrong.
func (c converted) with(remark string) converted {
	if c.wrong == "" {
		c.remarks = append(c.remarks, remark)
	}
	return c
}

// rest is the segment for the rest of a path, before it gets a name.
const rest = "{...}"

// slash is the meaning of a slash at the end of a pattern.
type slash struct {
	text string // the segment that replaces it in a table
	note string // the end of the remark: another possible meaning
}

// convert converts a pattern to the syntax of a table. end is the meaning of a slash at the end. The function segment converts one
// segment; last is true for the last segment.
func convert(pattern string, end slash, segment func(text string, last bool) converted) converted {
	if !strings.HasPrefix(pattern, "/") {
		return converted{wrong: fmt.Sprintf("the pattern does not begin with a slash; write %q", "/"+pattern)}
	}
	if pattern == "/" && end.text != rest {
		return converted{text: "/"}
	}
	var whole converted
	parts := splitSegments(pattern[1:])
	segments := make([]string, len(parts))
	for i, part := range parts {
		last := i == len(parts)-1
		one := segment(part, last)
		if part == "" && last {
			one = converted{text: end.text}
		}
		if one.wrong != "" {
			return one
		}
		if one.text == rest {
			one.text = "{" + freeName(segments) + "...}"
		}
		if part == "" && last {
			one = one.with(fmt.Sprintf("the slash at the end becomes %q%s", one.text, end.note))
		}
		segments[i] = one.text
		whole.remarks = append(whole.remarks, one.remarks...)
	}
	whole.text = "/" + strings.Join(segments, "/")
	return whole
}

// splitSegments splits text at the slashes outside of braces.
func splitSegments(text string) []string {
	var parts []string
	depth, begin := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth = max(0, depth-1)
		case '/':
			if depth == 0 {
				parts = append(parts, text[begin:i])
				begin = i + 1
			}
		}
	}
	return append(parts, text[begin:])
}

// freeName returns the first of the names "path", "path_", "path__", … that no parameter has.
func freeName(segments []string) string {
	name := "path"
	for slices.Contains(segments, "{"+name+"}") || slices.Contains(segments, "{"+name+":int}") {
		name += "_"
	}
	return name
}

// parameter returns "{name}" with a suffix before the closing brace. Characters that a name cannot contain become "_".
func parameter(name, suffix string) converted {
	fitting := strings.Map(func(c rune) rune {
		if strings.ContainsRune("{}:./% \t\r\n", c) {
			return '_'
		}
		return c
	}, name)
	switch {
	case name == "":
		return converted{wrong: "a parameter has no name; name it, such as {id}"}
	case fitting == name:
		return converted{text: "{" + name + suffix + "}"}
	}
	return converted{text: "{" + fitting + suffix + "}"}.with(fmt.Sprintf("the parameter %q is renamed %q, because a name cannot contain a dot, slash, colon, brace or blank", name, fitting))
}

// notWhole refuses a segment that is more than a parameter, such as "{a}.json".
func notWhole(segment string) converted {
	return converted{wrong: fmt.Sprintf("segment %q mixes a parameter with text or another parameter; a table's parameter is a whole segment, such as {name}", segment)}
}

// notLast refuses a segment for the rest of a path, because more segments follow it.
func notLast(segment string) converted {
	return converted{wrong: fmt.Sprintf("segment %q takes the rest of the path, so it must be the last segment", segment)}
}

// unescape returns text with its escapes ("%41") decoded, because a table matches decoded paths.
func unescape(text string) converted {
	decoded, err := url.PathUnescape(text)
	switch {
	case err != nil || decoded == text:
		return converted{text: text}
	case strings.ContainsAny(decoded, "{}"):
		return converted{wrong: fmt.Sprintf("segment %q has an escaped brace; a table's text cannot contain one", text)}
	case strings.Contains(decoded, "/"):
		return converted{wrong: fmt.Sprintf("segment %q has an escaped slash; a table matches the decoded path, where the slash separates segments", text)}
	}
	return converted{text: decoded}.with(fmt.Sprintf("segment %q is matched decoded, as %q", text, decoded))
}
