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
	remarks []string // what it says otherwise than what was written
	wrong   string   // why there is no text, and what would be right; "" if there is one
}

// with returns c with another remark, or as it is if it is wrong.
func (c converted) with(remark string) converted {
	if c.wrong == "" {
		c.remarks = append(c.remarks, remark)
	}
	return c
}

// rest is the segment that takes the rest of a path, as long as it has no name.
const rest = "{...}"

// slash is what a slash at the end of a pattern stands for.
type slash struct {
	text string // the segment that a table has for it
	note string // what else it may mean
}

// convert returns a pattern in the syntax of a table. Segment converts one segment; last says whether it is the last one.
func convert(pattern string, end slash, segment func(text string, last bool) converted) converted {
	if !strings.HasPrefix(pattern, "/") {
		return converted{wrong: fmt.Sprintf("it must begin with a slash; write %q", "/"+pattern)}
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
			one = one.with(fmt.Sprintf("the slash at its end is written %q%s", one.text, end.note))
		}
		segments[i] = one.text
		whole.remarks = append(whole.remarks, one.remarks...)
	}
	whole.text = "/" + strings.Join(segments, "/")
	return whole
}

// splitSegments splits at the slashes that stand outside of braces.
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

// freeName returns "path", or something longer if a parameter has that name.
func freeName(segments []string) string {
	name := "path"
	for slices.Contains(segments, "{"+name+"}") || slices.Contains(segments, "{"+name+":int}") {
		name += "_"
	}
	return name
}

// parameter returns "{name}" with a suffix before the brace that closes it. What cannot stand in a name becomes a "_".
func parameter(name, suffix string) converted {
	fitting := strings.Map(func(c rune) rune {
		if strings.ContainsRune("{}:./% \t\r\n", c) {
			return '_'
		}
		return c
	}, name)
	switch {
	case name == "":
		return converted{wrong: "it has a parameter without a name; want one like {id}"}
	case fitting == name:
		return converted{text: "{" + name + suffix + "}"}
	}
	return converted{text: "{" + fitting + suffix + "}"}.with(fmt.Sprintf("the parameter %q is called %q, because a name has no dot, colon, brace or blank", name, fitting))
}

// notWhole is why a segment with a parameter in it cannot be read.
func notWhole(segment string) converted {
	return converted{wrong: fmt.Sprintf("segment %q has a parameter beside text or another parameter; a table's parameter is a whole segment, like {name}", segment)}
}

// notLast is why a segment that takes the rest of a path cannot be read.
func notLast(segment string) converted {
	return converted{wrong: fmt.Sprintf("segment %q takes the rest of the path and is not the last one; want it at the end", segment)}
}

// unescape returns text with its escapes ("%41") decoded, because a table's text is the decoded path.
func unescape(text string) converted {
	decoded, err := url.PathUnescape(text)
	switch {
	case err != nil || decoded == text:
		return converted{text: text}
	case strings.ContainsAny(decoded, "{}"):
		return converted{wrong: fmt.Sprintf("segment %q has an escaped brace in it; want text without", text)}
	case strings.Contains(decoded, "/"):
		return converted{wrong: fmt.Sprintf("segment %q has an escaped slash in it; the decoded path is matched, in which it separates segments", text)}
	}
	return converted{text: decoded}.with(fmt.Sprintf("segment %q is matched decoded, as %q", text, decoded))
}
