package routes

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The limits of a route. They keep the generated router and test of one route below 3 MB, and are far above real ones: the longest pattern
// in the test data of this repository has 454 bytes, and another one has 24 segments.
const (
	maxField    = 2048 // the bytes of a method, a pattern, a name or a group
	maxSegments = 64   // of a pattern, with the optional end; each segment has one parameter at most
	maxGroups   = 16   // of a route
)

// MaxTexts is the limit for the texts of a list.
const MaxTexts = 256

// shorten says what to do about a pattern above a limit.
const shorten = "end the pattern earlier, with a rest like {path...}, and cut the rest in the handler"

// tooLong reports the first field that is too long.
func (p *parser) tooLong(fields []field) bool {
	for i, f := range fields {
		if len(f.text) <= maxField {
			continue
		}
		what, fix := "name or group", "shorten it"
		switch i {
		case 0:
			what = "method"
		case 1:
			what, fix = "pattern", shorten
		}
		p.fail(f.column, "the %s %q has %d bytes; the limit is %d; %s", what, start(f.text), len(f.text), maxField, fix)
		return true
	}
	return false
}

// tooManySegments reports a pattern with too many segments. The optional end, if there is one, is one of them.
func (p *parser) tooManySegments(parts []field, end string) bool {
	n := len(parts)
	if end != "" {
		n++
	}
	if n <= maxSegments {
		return false
	}
	p.fail(parts[min(maxSegments, len(parts)-1)].column, "the pattern has %d segments; the limit is %d; %s", n, maxSegments, shorten)
	return true
}

// start returns the first few characters of a long text, which may be invalid UTF-8.
func start(text string) string {
	const most = 20
	end := most
	for end > most-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// shortened returns a name that the parser made, cut to the limit. A hash of the route keeps it different from others.
func shortened(name string, r Route) string {
	if len(name) <= maxField {
		return name
	}
	return strings.TrimSuffix(start(name), "…") + fmt.Sprintf("_%08x", hash(r))
}
