package routefile

import (
	re "regexp/syntax"
	"strings"
)

// fiberSegment converts a segment of fiber: ":id", ":id<constraints>", text beside a parameter, "*" or "+" at the end, and text. A backslash
// escapes a character that would begin a parameter.
func fiberSegment(segment string, last bool) converted {
	const marks = ":*+"
	i := indexUnescaped(segment, marks)
	if i < 0 {
		return converted{text: unescaped(segment)}
	}
	before := unescaped(segment[:i])
	if segment[i] != ':' {
		switch {
		case !last || i+1 < len(segment):
			return notLast(segment)
		case before != "":
			return prefix(before)
		case segment[i] == '*':
			return converted{text: rest}
		}
		return converted{text: rest}.with(restMaybeEmpty, "segment %q is read as the rest of the path, which may be empty", segment)
	}
	name, constraints, after := cutFiberParameter(segment[i+1:])
	switch {
	case strings.HasPrefix(after, "?"):
		return refuse(optional, "segment %q has an optional parameter; a table has two routes instead, one without the parameter", segment)
	case indexUnescaped(after, marks) >= 0:
		return twoIn(segment)
	}
	return constrainedInFiber(name, constraints, before+after == "").beside(before, unescaped(after))
}

// cutFiberParameter cuts a parameter after its colon into its name, its constraints without "<" and ">", and the text after it.
func cutFiberParameter(text string) (name, constraints, after string) {
	end := strings.IndexAny(text, `<?:\-.*+`)
	if end < 0 {
		return text, "", ""
	}
	name, after = text[:end], text[end:]
	if after[0] == '<' {
		if end = indexUnescaped(after, ">"); end > 0 {
			return name, after[1:end], after[end+1:]
		}
	}
	return name, "", after
}

// constrainedInFiber converts a parameter with constraints, such as "int" or "regex(^(?:v1|v2)$)".
func constrainedInFiber(name, constraints string, isWhole bool) converted {
	if constraints == "" {
		return parameter(name, "")
	}
	if text, ok := strings.CutPrefix(constraints, "regex("); ok && strings.HasSuffix(text, ")") {
		parsed, err := re.Parse(text[:len(text)-1], re.Perl)
		if err == nil && isAnchored(parsed) {
			return braceParameter{name, text[:len(text)-1], parsed, isWhole}.within()
		}
	}
	c := parameter(name, "")
	if constraints == "int" || strings.HasPrefix(constraints, "int;") || strings.Contains(constraints, "min(1)") {
		c = parameter(name, ":int")
		return c.with(wider, "the constraint %q is read as %s, digits with a value of 1 or more", constraints, c.text)
	}
	return c.with(wider, "the constraint %q is read as %s, any text without a slash", constraints, c.text)
}

// indexUnescaped returns the index of the first character of chars that no backslash precedes, or -1.
func indexUnescaped(text, chars string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.IndexByte(chars, text[i]) >= 0:
			return i
		}
	}
	return -1
}

// unescaped returns text without the backslashes before other characters.
func unescaped(text string) string {
	var plain strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
		}
		plain.WriteByte(text[i])
	}
	return plain.String()
}
