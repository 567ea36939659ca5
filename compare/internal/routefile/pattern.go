package routefile

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// converted is a pattern, or a segment of one, in the syntax of a table.
type converted struct {
	text    string
	remarks []remark // how it differs from the file
	wrong   string   // what is wrong; "" if there is a text
	reason  string   // of wrong
}

// remark is a difference between a pattern of a file and the table.
type remark struct{ reason, text string }

// refuse returns a converted without a text.
func refuse(reason, format string, args ...any) converted {
	return converted{reason: reason, wrong: fmt.Sprintf(format, args...)}
}

// with returns c with another remark. It changes nothing if c is wrong.
func (c converted) with(reason, format string, args ...any) converted {
	if c.wrong == "" {
		c.remarks = append(c.remarks, remark{reason, fmt.Sprintf(format, args...)})
	}
	return c
}

// beside returns c with text before and after it.
func (c converted) beside(before, after string) converted {
	if c.wrong == "" {
		c.text = before + c.text + after
	}
	return c
}

// The ends of a pattern, before their parameter gets a name.
const (
	rest         = "{...}"  // the rest of a path
	optionalRest = "{/...}" // an optional slash, and the rest after it
)

// slash is the meaning of a slash at the end of a pattern.
type slash struct {
	text string // the segment that replaces it in a table
	note string // the end of the remark: another possible meaning
}

// convert converts a pattern to the syntax of a table. end is the meaning of a slash at the end. The function segment converts one
// segment; last is true for the last segment.
func convert(pattern string, end slash, segment func(text string, last bool) converted) converted {
	if i := strings.IndexFunc(pattern, isControlRune); i >= 0 {
		return refuse(control, "the pattern contains a control character at byte %d; remove it", i+1)
	}
	if !strings.HasPrefix(pattern, "/") {
		return refuse(noSlash, "the pattern does not begin with a slash; write %q", "/"+pattern)
	}
	if pattern == "/" && end.text != rest {
		return converted{text: "/"}
	}
	var whole converted
	parts := splitSegments(pattern[1:])
	for i, part := range parts {
		last := i == len(parts)-1
		one := segment(part, last)
		if part == "" && last {
			one = converted{text: end.text}
		}
		if one.wrong != "" {
			return one
		}
		if strings.HasSuffix(one.text, rest) || strings.HasSuffix(one.text, optionalRest) {
			one.text = strings.TrimSuffix(one.text, "...}") + freeName(whole.text+one.text, "path") + "...}"
		}
		if part == "" && last {
			one = one.with(slashAtEnd, "the slash at the end becomes %q%s", one.text, end.note)
		}
		whole.text += "/" + one.text
		whole.remarks = append(whole.remarks, one.remarks...)
	}
	return whole
}

// isControlRune reports whether a terminal could obey c: a control character, or a byte of one that is not UTF-8.
func isControlRune(c rune) bool { return unicode.IsControl(c) || c == unicode.ReplacementChar }

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

// freeName returns the first of the names "name", "name_", "name__", … that no parameter of a pattern has.
func freeName(pattern, name string) string {
	for strings.Contains(pattern, "{"+name+"}") || strings.Contains(pattern, "{"+name+":") {
		name += "_"
	}
	return name
}

// parameter returns "{name}" with a suffix before the closing brace. Characters that a name cannot contain become "_".
func parameter(name, suffix string) converted {
	if name == "" {
		return refuse(unnamed, "a parameter has no name; name it, such as {id}")
	}
	fitting := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("_-.", c) {
			return c
		}
		return '_'
	}, name)
	if first := []rune(fitting)[0]; first != '_' && !unicode.IsLetter(first) {
		fitting = "_" + fitting
	}
	c := converted{text: "{" + fitting + suffix + "}"}
	if fitting != name {
		c = c.with(renamed, "the parameter %q is renamed %q, because a name consists of letters, digits, _, - and ., and does not begin with a digit, - or .", name, fitting)
	}
	return c
}

// twoIn refuses a segment with two parameters.
func twoIn(segment string) converted {
	return refuse(twoParameters, "segment %q has more than one parameter; a table's segment has one", segment)
}

// stray refuses a segment with a brace that no other brace belongs to.
func stray(segment string) converted {
	return refuse(strayBrace, "segment %q has a stray brace; write a parameter as {name}", segment)
}

// notLast refuses a segment for the rest of a path, because more segments follow it.
func notLast(segment string) converted {
	return refuse(midRest, "segment %q takes the rest of the path, so it must be the last segment", segment)
}

// prefix returns text for paths that begin with it: /static, /static/x, and in the router also /staticx.
func prefix(text string) converted {
	return converted{text: text + optionalRest}.with(besidePrefix, "the router also serves paths that go on without a slash, such as %q; the table does not", text+"x")
}

// unescape returns text with its escapes ("%41") decoded, because a table matches decoded paths.
func unescape(text string) converted {
	plain, err := url.PathUnescape(text)
	switch {
	case err != nil || plain == text:
		return converted{text: text}
	case strings.ContainsAny(plain, "{}"):
		return refuse(escapedSign, "segment %q has an escaped brace; a table's text cannot contain one", text)
	case strings.Contains(plain, "/"):
		return refuse(escapedSign, "segment %q has an escaped slash; a table matches the decoded path, where the slash separates segments", text)
	case strings.ContainsFunc(plain, isControlRune):
		return refuse(control, "segment %q has an escaped control character, or bytes that are not UTF-8; a table's text cannot contain them", text)
	}
	return converted{text: plain}.with(decoded, "segment %q is matched decoded, as %q", text, plain)
}
