package routefile

import (
	"cmp"
	"fmt"
	"strings"
)

// template returns a function that converts a segment of a document's path. own has the parameters of the operation, and shared has
// the parameters of its path.
func template(own, shared parameters) func(segment string, last bool) converted {
	return func(segment string, last bool) converted {
		inner, opens := strings.CutPrefix(segment, "{")
		inner, closes := strings.CutSuffix(inner, "}")
		switch {
		case !strings.ContainsAny(segment, "{}"):
			return plain(segment)
		case !opens || !closes || strings.ContainsAny(inner, "{}"):
			return notWhole(segment)
		}
		if name := strings.Trim(inner, "+*"); name != inner {
			return greedy(segment, name, last)
		}
		return described(inner, own, shared)
	}
}

// plain converts text. It adds a remark if the text is a parameter in another syntax, such as ":id".
func plain(segment string) converted {
	c := unescape(segment)
	if strings.HasPrefix(segment, ":") || strings.HasPrefix(segment, "*") {
		return c.with(fmt.Sprintf("segment %q is text; a parameter of a document is {name}", segment))
	}
	return c
}

// greedy converts {name+}, {name*} and {+name}: the rest of a path in API Gateway and in URI templates (RFC 6570).
func greedy(segment, name string, last bool) converted {
	if !last {
		return notLast(segment)
	}
	return parameter(name, "...").with(fmt.Sprintf("segment %q is read as the rest of the path, which may be empty", segment))
}

// described converts a parameter. It becomes {name:int} if the document allows only integers of 1 or more. A parameter of the
// operation overrides the same parameter of the path.
func described(name string, own, shared parameters) converted {
	one, ok := own.byName[name]
	if !ok {
		one, ok = shared.byName[name]
	}
	if one.isInt {
		return parameter(name, ":int")
	}
	c := parameter(name, "")
	if why := cmp.Or(own.lost, shared.lost); !ok && why != "" {
		one.why = why
	}
	if one.why != "" {
		return c.with(fmt.Sprintf("{%s} is read as a string: %s", name, one.why))
	}
	return c
}
