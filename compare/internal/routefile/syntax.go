package routefile

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// syntax describes how a router writes patterns.
type syntax struct {
	segment func(segment string, last bool) converted
	slash   slash
	bare    bool              // a pattern without a method is for every method
	ordered bool              // the first of two routes for the same requests wins, even if it is for every method
	methods map[string]string // the router's own words in place of a method
}

// noMethod is the method of a line that is not a route.
const noMethod = ""

// exactly means that a slash at the end matches only a path with this slash.
var exactly = slash{text: "{$}"}

// syntaxes are the known syntaxes, by name.
var syntaxes = map[string]syntax{
	"chi":        {segment: chiSegment, slash: chiSlash},
	"echo":       {segment: echoSegment, slash: exactly, methods: echoMethods},
	"gin":        {segment: ginSegment, slash: exactly},
	"gorilla":    {segment: gorillaSegment, slash: exactly, ordered: true},
	"httprouter": {segment: httprouterSegment, slash: exactly},
	"servemux":   {segment: serveMuxSegment, slash: slash{text: rest}, bare: true},
}

// syntaxNames returns the names of all syntaxes, sorted.
func syntaxNames() []string { return slices.Sorted(maps.Keys(syntaxes)) }

// convert converts a pattern of the router to the syntax of a table.
func (s syntax) convert(pattern string) converted {
	if host, _, ok := strings.Cut(pattern, "/"); ok && s.bare && host != "" {
		return converted{wrong: fmt.Sprintf("it is for the host %q, and a table has paths only; remove the host", host)}
	}
	return convert(pattern, s.slash, s.segment)
}
