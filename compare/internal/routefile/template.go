package routefile

import (
	"cmp"
	"fmt"
	"strings"
)

// template returns what converts a segment of a document's path, of which the operation and the path describe the parameters.
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

// plain converts text, and remarks on one that another router takes for a parameter.
func plain(segment string) converted {
	c := unescape(segment)
	if strings.HasPrefix(segment, ":") || strings.HasPrefix(segment, "*") {
		return c.with(fmt.Sprintf("segment %q is text; a parameter of a document is {name}", segment))
	}
	return c
}

// greedy converts {name+}, {name*} and {+name}, with which API Gateway and URI templates (RFC 6570) write the rest of a path.
func greedy(segment, name string, last bool) converted {
	if !last {
		return notLast(segment)
	}
	return parameter(name, "...").with(fmt.Sprintf("segment %q is read as the rest of the path, which may be empty", segment))
}

// described converts the parameter of that name: to {name:int} if the document says that it is an integer of 1 or more. What the
// operation says of it goes before what its path says.
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
