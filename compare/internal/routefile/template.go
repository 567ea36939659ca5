package routefile

import (
	"cmp"
	"regexp"
	"strings"
)

// parameterInPath matches a parameter in the path of a document.
var parameterInPath = regexp.MustCompile(`\{([^{}]*)\}`)

// optionalInPath matches a parameter such as {id?}.
var optionalInPath = regexp.MustCompile(`\{[\w.-]+\?\}`)

// template converts the path of a document. own has the parameters of the operation, and shared has the parameters of its path.
func template(path string, own, shared parameters) converted {
	switch i := strings.IndexAny(path, "?#"); {
	case optionalInPath.MatchString(path):
		return refuse(optional, "it has the optional parameter %q; write two paths", optionalInPath.FindString(path))
	case i >= 0:
		return refuse(inQuery, "it contains %q; a table has paths without query and fragment", path[i:])
	}
	taken := map[string]bool{}
	for _, p := range parameterInPath.FindAllStringSubmatch(path, -1) {
		taken[p[1]] = true
	}
	return convert(path, exactly, func(segment string, last bool) converted {
		before, name, after, ok := cutParameter(segment)
		switch {
		case !ok && strings.ContainsAny(segment, "{}"), strings.ContainsAny(name, "{}"):
			return stray(segment)
		case !ok:
			return plain(segment)
		case strings.ContainsAny(after, "{}"):
			return twoIn(segment)
		}
		start, end := unescape(before), unescape(after)
		if wrong := cmp.Or(start.wrong, end.wrong); wrong != "" {
			return converted{wrong: wrong, reason: cmp.Or(start.reason, end.reason)}
		}
		one := inDocument(segment, name, last, before != "" || after != "", after != "", own, shared, taken)
		one.remarks = append(one.remarks, append(start.remarks, end.remarks...)...)
		return one.beside(start.text, end.text)
	})
}

// plain converts text. It adds a remark if the text is a parameter in another syntax, such as ":id".
func plain(segment string) converted {
	c := unescape(segment)
	if strings.HasPrefix(segment, ":") || strings.HasPrefix(segment, "*") {
		return c.with(likeParameter, "segment %q is text; a parameter of a document is {name}", segment)
	}
	return c
}

// inDocument converts the parameter of a segment.
func inDocument(segment, name string, last, isBeside, hasAfter bool, own, shared parameters, taken map[string]bool) converted {
	if strings.Contains(name, ":") {
		id, _, _ := strings.Cut(name, ":")
		return refuse(wrongRegexp, "segment %q has a regular expression, which the path of a document cannot have; write {%s}, and give its schema a pattern", segment, printable(id))
	}
	if greedy := strings.Trim(name, "+*"); greedy != name {
		switch {
		case !last || hasAfter:
			return notLast(segment)
		case isBeside:
			return refuse(midRest, "segment %q has text beside the rest of the path; a table has a slash between them", segment)
		}
		return parameter(greedy, "...").with(restMaybeEmpty, "segment %q is read as the rest of the path, which may be empty", segment)
	}
	one, ok := own.byName[name]
	if !ok {
		one, ok = shared.byName[name]
	}
	switch {
	case one.wrong != "":
		return refuse(slashes, "the parameter %q is not one segment: %s", name, one.wrong)
	case one.span != nil:
		return spread(segment, name, one.span, last, hasAfter, taken)
	case one.isInt:
		return parameter(name, ":int")
	case one.texts != nil && !isBeside:
		return parameter(name, ":"+strings.Join(one.texts, "|"))
	case one.texts != nil:
		return parameter(name, "").with(wider, "the parameter %q is read as a string: a list cannot have text beside it", name)
	}
	if why := cmp.Or(own.lost, shared.lost); !ok && why != "" {
		one.remark = why
	}
	c := parameter(name, "")
	if one.remark == "" {
		return c
	}
	reason := wider
	if one.isInteger {
		reason = integerAsString
	}
	return c.with(reason, "the parameter %q is read as a string: %s", name, one.remark)
}
