package routefile

import (
	re "regexp/syntax"
	"strings"

	"gorouting/internal/routes"
)

// chiSlash matches only the path with the slash. chi.Walk prints the "/" of a sub-router in the same way, which chi also serves without the
// slash. The program of docs/your-routes.md prints the two differently.
var chiSlash = slash{"{$}", `; if chi.Walk printed it for the "/" of a sub-router, chi also serves the path without the slash: ` + howToPrint("chi")}

// chiPattern converts a pattern of chi. Where a sub-router begins, it has "/*": "/albums/*/{id}" is the route "/{id}" of the sub-router at
// /albums. The sub-router's own route "/" is served with and without the slash, as is everything under a mounted handler.
//
//	/albums/*/        → /albums{/}
//	/albums/*/{id}/*/ → /albums/{id}{/}
//	/other/*/*        → /other{/path...}
//	/albums/*/new     → /albums/new
//	/*/               → /
func chiPattern(pattern string) converted {
	const border = "/*/"
	i := strings.LastIndex(pattern, border)
	if i < 0 {
		return convert(pattern, chiSlash, chiSegment)
	}
	flat := pattern
	for strings.Contains(flat, border) {
		flat = strings.ReplaceAll(flat, border, "/")
	}
	end := map[string]string{"": "{/}", "*": optionalRest}[pattern[i+len(border):]]
	if end == "" || flat == "/" || flat == "/*" {
		return convert(flat, exactly, chiSegment)
	}
	flat = strings.TrimRight(strings.TrimSuffix(flat, "*"), "/")
	c := convert(flat, exactly, chiSegment)
	if end == optionalRest {
		end = "{/" + freeName(c.text, "path") + "...}"
	}
	return c.beside("", end)
}

// chiSegment converts a segment of chi: "{id}", "{id:regexp}", text beside them, and "*" at the end. A regexp of chi sees one segment.
func chiSegment(segment string, last bool) converted {
	switch text, isRest := strings.CutSuffix(segment, "*"); {
	case isRest && !last:
		return notLast(segment)
	case isRest && text == "":
		return converted{text: rest}
	case isRest && !strings.Contains(text, "{"):
		return prefix(text)
	case isRest:
		return chiSegment(text, last).beside("", optionalRest)
	}
	return braceSegment(segment, func(p braceParameter) converted {
		// chi puts ^ before the regexp and $ after it: in "^v1|latest$", each belongs to one alternative.
		if parsed, err := re.Parse("^"+p.regexp+"$", re.Perl); err == nil && parsed.Op == re.OpAlternate {
			return p.within().with(wider, "chi reads the regexp %q as %q, which also matches texts that begin with the first alternative or end with the last; write (?:%[1]s)", p.regexp, "^"+p.regexp+"$")
		}
		return p.within()
	})
}

// gorillaPattern converts a pattern of gorilla/mux. The program of docs/your-routes.md appends "{path:.*}" to the pattern of a PathPrefix,
// which matches text and not segments: "/static{path:.*}" is /static, /static/x and /staticx.
func gorillaPattern(pattern string) converted {
	body := pattern
	for {
		open := strings.LastIndexByte(body, '{')
		if open < 0 || !strings.HasSuffix(body, ":.*}") || strings.HasSuffix(body[:open], "/") {
			return convert(body, exactly, gorillaSegment)
		}
		name, _, _ := strings.Cut(body[open+1:], ":")
		if body = body[:open]; strings.HasSuffix(body, ":.*}") {
			continue // the prefix itself ends in a rest
		}
		c := convert(body, exactly, gorillaSegment).beside("", "{/"+freeName(body, name)+"...}")
		if !strings.HasSuffix(body, "}") {
			c = c.with(besidePrefix, "the router also serves paths that go on without a slash, such as %q; the table does not", body+"x")
		}
		return c
	}
}

// gorillaSegment converts a segment of gorilla/mux: "{id}" and "{id:regexp}", and text beside them. A regexp of gorilla/mux sees the whole
// rest of the path.
func gorillaSegment(segment string, last bool) converted {
	return braceSegment(segment, func(p braceParameter) converted {
		switch {
		case !canMatch(p.parsed, '/'):
			return p.within()
		case last && p.isWhole && p.regexp == ".*":
			return parameter(p.name, "...")
		case last && p.isWhole && p.regexp == ".+":
			return parameter(p.name, "...").with(restMaybeEmpty, "segment %q is read as the rest of the path, which may be empty", segment)
		case p.isNegation():
			return parameter(p.name, "").with(narrower, "the regexp %q also matches slashes; the parameter is read as one segment", p.regexp)
		}
		return refuse(slashes, "the regexp of segment %q matches slashes; a table's parameter is one segment, or {name...} at the end", segment)
	})
}

// braceParameter is a parameter with a regexp: {name:regexp}.
type braceParameter struct {
	name, regexp string
	parsed       *re.Regexp
	isWhole      bool // the segment has no text beside the parameter
}

// braceSegment converts a segment that is text, {name} or {name:regexp}, with or without text beside the parameter. The function
// constrained converts {name:regexp}.
func braceSegment(segment string, constrained func(p braceParameter) converted) converted {
	before, inner, after, ok := cutParameter(segment)
	switch {
	case !ok && strings.ContainsAny(segment, "{}"):
		return stray(segment)
	case !ok:
		return converted{text: segment}
	case strings.ContainsAny(after, "{}"):
		return twoIn(segment)
	}
	name, regexp, _ := strings.Cut(inner, ":")
	name = strings.TrimSpace(name)
	if regexp == "" {
		return parameter(name, "").beside(before, after)
	}
	parsed, err := re.Parse(regexp, re.Perl)
	if err != nil {
		return refuse(wrongRegexp, "the regexp of segment %q is invalid: %v", segment, err)
	}
	return constrained(braceParameter{name, regexp, parsed, before+after == ""}).beside(before, after)
}

// cutParameter cuts a segment at its first opening brace and the brace that closes it.
func cutParameter(segment string) (before, inner, after string, ok bool) {
	open := strings.IndexByte(segment, '{')
	if open < 0 || strings.IndexByte(segment, '}') < open {
		return "", "", "", false
	}
	depth := 0
	for i := open; i < len(segment); i++ {
		switch segment[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return segment[:open], segment[open+1 : i], segment[i+1:], true
		}
	}
	return "", "", "", false
}

// within converts a parameter with a regexp that matches no slash. A regexp of several texts becomes a list, and a regexp of digits
// becomes {name:int}. Any other becomes {name}, which matches more.
func (p braceParameter) within() converted {
	if texts, ok := textsOf(p.parsed); ok && p.isWhole && isList(texts) {
		return parameter(p.name, ":"+strings.Join(texts, "|"))
	}
	if isDigits(p.parsed) {
		c := parameter(p.name, ":int")
		return c.with(wider, "the regexp %q is read as %s, digits with a value of 1 or more", p.regexp, c.text)
	}
	c := parameter(p.name, "")
	if p.regexp == "[^/]+" {
		return c
	}
	return c.with(wider, "the regexp %q is read as %s, any text without a slash", p.regexp, c.text)
}

// isNegation reports whether the regexp is a class of all characters except some, such as "[^.]+".
func (p braceParameter) isNegation() bool { return negated.FindString(p.regexp) == p.regexp }

// isList reports whether a table can have a list of these texts.
func isList(texts []string) bool {
	if len(texts) < 2 {
		return false
	}
	_, err := alone(routes.AnyMethod, "/{x:"+strings.Join(texts, "|")+"}")
	return err == nil
}
