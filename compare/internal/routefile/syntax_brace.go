package routefile

import (
	"fmt"
	re "regexp/syntax"
	"strings"
	"unicode"
)

// chiSlash matches only the path with the slash. The "/" of a sub-router also matches the path without the slash, and chi.Walk prints
// both kinds alike.
var chiSlash = slash{"{$}", `; if it is the "/" of a Route or Mount, chi also serves the path without the slash: add a line for it`}

// chiSegment converts a segment of chi: "{id}", "{id:regexp}", and "*" at the end. A regexp of chi sees one segment.
func chiSegment(segment string, last bool) converted {
	switch {
	case !strings.Contains(segment, "{") && segment == "*" && last:
		return converted{text: rest}
	case !strings.Contains(segment, "{") && strings.Contains(segment, "*"):
		return notWhole(segment)
	}
	return braceSegment(segment, within)
}

// gorillaSegment converts a segment of gorilla/mux: "{id}" and "{id:regexp}". A regexp of gorilla/mux sees the whole rest of the path.
func gorillaSegment(segment string, last bool) converted {
	return braceSegment(segment, func(name, regexp string, parsed *re.Regexp) converted {
		switch {
		case !canMatch(parsed, '/'):
			return within(name, regexp, parsed)
		case last && regexp == ".*":
			return parameter(name, "...")
		case last && regexp == ".+":
			return parameter(name, "...").with(fmt.Sprintf("segment %q is read as the rest of the path, which may be empty", segment))
		}
		return converted{wrong: fmt.Sprintf("the regexp of segment %q matches slashes; a table's parameter is one segment, or {name...} at the end", segment)}
	})
}

// braceSegment converts a segment that is text, {name} or {name:regexp}. The function constrained converts {name:regexp}.
func braceSegment(segment string, constrained func(name, regexp string, parsed *re.Regexp) converted) converted {
	if !strings.ContainsAny(segment, "{}") {
		return converted{text: segment}
	}
	if segment[0] != '{' || closing(segment) != len(segment)-1 {
		return notWhole(segment)
	}
	name, regexp, _ := strings.Cut(segment[1:len(segment)-1], ":")
	if regexp == "" {
		return parameter(strings.TrimSpace(name), "")
	}
	parsed, err := re.Parse(regexp, re.Perl)
	if err != nil {
		return converted{wrong: fmt.Sprintf("the regexp of segment %q is invalid: %v", segment, err)}
	}
	return constrained(strings.TrimSpace(name), regexp, parsed)
}

// closing returns the index of the closing brace for the brace at the start of a segment, or -1.
func closing(segment string) int {
	depth := 0
	for i := range len(segment) {
		switch segment[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth <= 0 {
			return i
		}
	}
	return -1
}

// within converts a parameter with a regexp that matches no slash. A regexp of digits becomes {name:int}; any other becomes {name}, which
// matches more.
func within(name, regexp string, parsed *re.Regexp) converted {
	suffix := ""
	if isDigits(parsed) {
		suffix = ":int"
	}
	c := parameter(name, suffix)
	if regexp == "[^/]+" {
		return c
	}
	return c.with(fmt.Sprintf("the regexp %q is read as %s, %s", regexp, c.text, meaning[suffix]))
}

// meaning describes the values of a parameter with that suffix.
var meaning = map[string]string{"": "any text without a slash", ":int": "digits with a value of 1 or more"}

// isDigits reports whether a regexp matches only digits.
func isDigits(parsed *re.Regexp) bool {
	only, some := true, false
	eachRange(parsed, func(low, high rune) {
		some = true
		only = only && low >= '0' && high <= '9'
	})
	return only && some
}

// canMatch reports whether a regexp can match a text with the character c.
func canMatch(parsed *re.Regexp, c rune) bool {
	can := false
	eachRange(parsed, func(low, high rune) { can = can || low <= c && c <= high })
	return can
}

// eachRange calls visit for each range of characters in a regexp.
func eachRange(parsed *re.Regexp, visit func(low, high rune)) {
	switch parsed.Op {
	case re.OpLiteral:
		for _, c := range parsed.Rune {
			visit(c, c)
		}
	case re.OpCharClass:
		for i := 0; i+1 < len(parsed.Rune); i += 2 {
			visit(parsed.Rune[i], parsed.Rune[i+1])
		}
	case re.OpAnyChar, re.OpAnyCharNotNL:
		visit(0, unicode.MaxRune)
	}
	for _, sub := range parsed.Sub {
		eachRange(sub, visit)
	}
}
