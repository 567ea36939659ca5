package routes

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// This file reads patterns. A pattern is cut at its slashes, except those in braces, and each part is a text or a text with one
// parameter. The end is read first, because an optional end contains a slash in braces: "/users{/}" is "/users" or "/users/{$}", and
// "/v3{/path...}" is "/v3" or "/v3/{path...}".

// pattern reads a pattern and reports its mistakes. If the end is optional, it returns two patterns, the shorter first. parts are the
// segments as written, without the optional end.
func (p *parser) pattern(f field) (patterns []Pattern, parts []field) {
	if !strings.HasPrefix(f.text, "/") {
		p.fail(f.column, "%s", wrongStart(f.text))
		return nil, nil
	}
	if f.text == "/" {
		return []Pattern{{{}}}, nil
	}
	body, end := cutEnd(f.text)
	var pattern Pattern
	parts = cutSegments(field{body[1:], f.column + 1})
	if p.tooManySegments(parts, end) {
		return nil, nil
	}
	for i, part := range parts {
		isLast := i == len(parts)-1
		s, wrong := readSegment(part.text, isLast && end == "")
		switch {
		case part.text == "" && isLast && end != "":
			p.fail(part.column, "pattern %q: %s begins with a slash of its own; write %q", f.text, end, instead(body, end))
		case part.text == "" && isLast:
			p.fail(part.column-1, "pattern %q ends in a slash; write %q for that path only, %q for the path with and without the slash, or %q for all paths below it",
				f.text, f.text+"{$}", strings.TrimRight(f.text, "/")+"{/}", f.text+"{path...}")
		case wrong != "":
			p.fail(part.column, "pattern %q: %s", f.text, wrong)
		}
		pattern = p.add(pattern, s, f.text, part.column)
	}
	if end == "" {
		return []Pattern{pattern}, parts
	}
	last := Segment{}
	if end != "{/}" {
		var wrong string
		if last, wrong = readOptional(end); wrong != "" {
			p.fail(f.column+len(body), "pattern %q: %s", f.text, wrong)
		}
	}
	return []Pattern{pattern, p.add(slices.Clip(pattern), last, f.text, f.column+len(body))}, parts
}

// add appends a segment to a pattern, and reports a parameter name that is used twice. text is the pattern as written.
func (p *parser) add(pattern Pattern, s Segment, text string, column int) Pattern {
	if s.IsParam() && slices.ContainsFunc(pattern, func(o Segment) bool { return o.IsParam() && o.Name == s.Name }) {
		p.fail(column, "pattern %q has two parameters named %q; rename one", text, s.Name)
	}
	return append(pattern, s)
}

// wrongStart says what to write instead of a pattern without a slash at its start.
func wrongStart(text string) string {
	_, address, isURL := strings.Cut(text, "://")
	host, path, hasPath := strings.Cut(cmp.Or(address, text), "/")
	if isURL || hasPath && (strings.ContainsAny(host, ".:") || host == "localhost") {
		return fmt.Sprintf("pattern %q begins with a host, and a table has no hosts; write %q", text, "/"+path)
	}
	return fmt.Sprintf("pattern %q must begin with a slash; write %q", text, "/"+text)
}

// cutEnd cuts an optional end, such as "{/}" or "{/path...}", from a pattern.
func cutEnd(text string) (body, end string) {
	if i := strings.LastIndex(text, "{/"); i > 0 && strings.HasSuffix(text, "}") && !strings.ContainsAny(text[i+1:len(text)-1], "{}") {
		return text[:i], text[i:]
	}
	return text, ""
}

// instead returns the pattern to write instead of one with two slashes before its optional end: "/a{/}" for "/a/{/}", "/" for "/{/}".
func instead(body, end string) string {
	switch {
	case body != "/":
		return strings.TrimRight(body, "/") + end
	case end == "{/}":
		return "/"
	}
	return "/{" + end[len("{/"):]
}

// readOptional reads an optional end that is not "{/}".
func readOptional(end string) (s Segment, wrong string) {
	inner := end[len("{/") : len(end)-1]
	name, isRest := strings.CutSuffix(inner, "...")
	if !isRest {
		return Segment{}, fmt.Sprintf("optional end %q; write {/} for a slash, {/name...} for a slash and the rest of the path, or two routes", end)
	}
	return Segment{Kind: Rest, Name: name}, wrongName(end, name)
}

// cutSegments cuts a pattern at the slashes that are not in braces.
func cutSegments(f field) []field {
	var all []field
	depth, start := 0, 0
	for i, c := range []byte(f.text) {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth = max(0, depth-1)
		case c == '/' && depth == 0:
			all = append(all, field{f.text[start:i], f.column + start})
			start = i + 1
		}
	}
	if depth > 0 { // a brace that is never closed: cut at every slash, so that the error is about one segment
		all = nil
		column := f.column
		for part := range strings.SplitSeq(f.text, "/") {
			all = append(all, field{part, column})
			column += len(part) + 1
		}
		return all
	}
	return append(all, field{f.text[start:], f.column + start})
}

// readSegment reads one segment of a pattern. last reports whether part is the pattern's last segment. If part is invalid,
// wrong says why.
func readSegment(part string, last bool) (s Segment, wrong string) {
	before, inner, after, ok := cutParameter(part)
	if !ok {
		return Segment{Text: part}, wrongText(part)
	}
	if strings.ContainsAny(after, "{}") {
		return Segment{}, fmt.Sprintf("segment %q has more than one parameter or a stray brace; a segment can have one parameter", part)
	}
	whole := part
	isWhole := before == "" && after == ""
	part = "{" + inner + "}"
	for _, text := range []string{before, after} {
		if text != "" && wrongText(text) != "" {
			return Segment{}, wrongText(text)
		}
	}
	if strings.HasPrefix(inner, "/") {
		return Segment{}, part + " must be at the end, because it matches the end of the path"
	}
	if inner == "$" {
		return Segment{}, unless(last && isWhole, "{$} must be the last segment, because it matches the end of the path")
	}
	if name, isRest := strings.CutSuffix(inner, "..."); isRest {
		if wrong := wrongName(part, name); wrong != "" {
			return Segment{}, wrong
		}
		if !isWhole {
			return Segment{}, fmt.Sprintf("segment %q has text beside %s; write a slash between them, or {name} for one segment", whole, part)
		}
		return Segment{Kind: Rest, Name: name}, unless(last, part+" must be the last segment, because it matches the rest of the path")
	}
	s = Segment{Kind: String, Before: before, After: after}
	name, kind, hasKind := strings.Cut(inner, ":")
	s.Name = name
	if wrong := cmp.Or(wrongMark(part, inner), wrongName(part, name)); wrong != "" {
		return Segment{}, wrong
	}
	switch {
	case !hasKind:
		return s, ""
	case kind == "int":
		s.Kind = Int
		return s, ""
	case strings.Contains(kind, "|"):
		if !isWhole {
			return Segment{}, fmt.Sprintf("segment %q has text beside a list; write the text in each entry of the list", whole)
		}
		texts := strings.Split(kind, "|")
		return Segment{Kind: List, Name: name, Texts: texts, sorted: slices.Sorted(slices.Values(texts))}, wrongList(part, texts)
	}
	return Segment{}, fmt.Sprintf("unknown kind of parameter %q; write {%s}, {%[2]s:int} or a list of texts like {%[2]s:a|b}", part, name)
}

// cutParameter cuts a segment at its first opening brace and the brace that closes it.
func cutParameter(part string) (before, inner, after string, ok bool) {
	open := strings.IndexByte(part, '{')
	if open < 0 || strings.IndexByte(part, '}') < open {
		return "", "", "", false
	}
	depth := 0
	for i, c := range []byte(part[open:]) {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return part[:open], part[open+1 : open+i], part[open+i+1:], true
		}
	}
	return "", "", "", false
}

// unless returns wrong if ok is false, and "" otherwise.
func unless(ok bool, wrong string) string {
	if ok {
		return ""
	}
	return wrong
}

// wrongText says why text is invalid as a segment of plain text. It returns "" if text is valid.
func wrongText(text string) string {
	switch i := strings.IndexAny(text, "{}?#"); {
	case text == "":
		return "empty segment; write one slash between two segments"
	case strings.ContainsFunc(text, func(c rune) bool { return c == ' ' || unicode.IsControl(c) }):
		return fmt.Sprintf("segment %q contains a space or a control character; remove it", text)
	case i < 0:
		return wrongEscape(text)
	case text[i] == '{' || text[i] == '}':
		return fmt.Sprintf("segment %q contains a stray brace; write a parameter as {name}, {name:int} or {name...}", text)
	default:
		return fmt.Sprintf("segment %q contains %q; remove the query or fragment", text, text[i])
	}
}

// wrongEscape says what to write instead of an escape in text, such as "%41". It returns "" if text contains no escape. A
// single % is an ordinary byte.
func wrongEscape(text string) string {
	for i := range text {
		if text[i] == '%' && i+2 < len(text) {
			b, err := strconv.ParseUint(text[i+1:i+3], 16, 8)
			if escaped := []byte{byte(b)}; err == nil && wrongText(string(escaped)) != "" {
				return fmt.Sprintf("segment %q contains the escape %q, and text cannot contain that byte; use a parameter instead, like {name}", text, text[i:i+3])
			} else if err == nil {
				return fmt.Sprintf("segment %q contains the escape %q; write the byte itself, %q, because patterns match the decoded path", text, text[i:i+3], escaped)
			}
		}
	}
	return ""
}

// wrongMark says what to write instead of a mark that other routers put at a name: "{name?}", "{name*}", "{*name}", "{name+}" or
// "{+name}". It returns "" if there is none. part is the parameter with its braces, inner without them.
func wrongMark(part, inner string) string {
	name := strings.Trim(inner, "?*+")
	if name == inner || name == "" || wrongName(part, name) != "" {
		return ""
	}
	switch {
	case strings.HasSuffix(inner, "?"):
		return fmt.Sprintf("parameter %q is optional; write two routes, one with {%s} and one without it, or {/%[2]s...} at the end for an optional rest", part, name)
	case strings.Contains(inner, "*"):
		return fmt.Sprintf("parameter %q; write {%s...} for the rest of the path", part, name)
	}
	return fmt.Sprintf("parameter %q; write {%s...} for the rest of the path, which may be empty", part, name)
}

// wrongName says why name is invalid as the name of a parameter. It returns "" if name is valid. part is the parameter with its braces.
func wrongName(part, name string) string {
	isFirst := func(c rune) bool { return unicode.IsLetter(c) || c == '_' }
	switch {
	case name == "":
		return fmt.Sprintf("parameter %q has no name; write one, like {id}", part)
	case strings.ContainsFunc(name, func(c rune) bool { return !isFirst(c) && !unicode.IsDigit(c) && c != '-' && c != '.' }):
		return fmt.Sprintf("the name of parameter %q may contain letters, digits, _, - and . only; write {name}, {name:int} or {name...}", part)
	case strings.IndexFunc(name, isFirst) != 0:
		return fmt.Sprintf("the name of parameter %q must begin with a letter or _; write {name}", part)
	}
	return ""
}

// wrongList says why a list of texts is invalid. It returns "" if the list is valid. part is the parameter with its braces.
func wrongList(part string, texts []string) string {
	if len(texts) > MaxTexts {
		return fmt.Sprintf("the list of parameter %q has %d texts; the limit is %d; write {name}, and test the value in the handler", start(part), len(texts), MaxTexts)
	}
	for i, text := range texts {
		switch {
		case text == "":
			return fmt.Sprintf("parameter %q has an empty text in its list; remove it", part)
		case strings.ContainsAny(text, `/()[]*+?^$\`):
			return fmt.Sprintf("parameter %q: %q is not a plain text; list the texts, like {name:v1|latest}, or write {name} and test the value in the handler", part, text)
		case slices.Contains(texts[:i], text):
			return fmt.Sprintf("parameter %q lists %q twice; remove one", part, text)
		case wrongText(text) != "":
			return wrongText(text)
		}
	}
	return ""
}
