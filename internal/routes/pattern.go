package routes

import (
	"cmp"
	"strings"
)

// Pattern is the path of a route, as a list of segments. A Rest can only be the last one.
type Pattern []Segment

// HasRest reports whether the pattern ends in a Rest.
func (p Pattern) HasRest() bool { return len(p) > 0 && p[len(p)-1].Kind == Rest }

// Static reports whether the pattern has no parameter.
func (p Pattern) Static() bool {
	for _, s := range p {
		if s.IsParam() {
			return false
		}
	}
	return true
}

// Match reports whether the pattern matches a path, and returns the values of its parameters: an int for an Int, otherwise a string.
// An empty path, and a path that does not begin with a slash, match nothing.
func (p Pattern) Match(path string) (values []any, ok bool) {
	if !strings.HasPrefix(path, "/") {
		return nil, false
	}
	return p.match(strings.Split(path[1:], "/"))
}

// match is Match for the segments of a path.
func (p Pattern) match(parts []string) (values []any, ok bool) {
	if p.HasRest() && len(parts) > len(p) {
		last := len(p) - 1
		parts = append(parts[:last:last], strings.Join(parts[last:], "/"))
	}
	if len(parts) != len(p) {
		return nil, false
	}
	for i, s := range p {
		value, ok := s.Match(parts[i])
		if !ok {
			return nil, false
		}
		if s.IsParam() {
			values = append(values, value)
		}
	}
	return values, true
}

// With returns a path for the pattern. It calls value(s) for the value of each parameter s.
func (p Pattern) With(value func(s Segment) string) string {
	var path strings.Builder
	for _, s := range p {
		path.WriteByte('/')
		if s.IsParam() {
			path.WriteString(s.With(value(s)))
		} else {
			path.WriteString(s.Text)
		}
	}
	return path.String()
}

// Sample returns a path that the pattern matches: "/users/7/foo" for "/users/{id:int}/{name}".
func (p Pattern) Sample() string { return p.With(Segment.Value) }

// String returns the pattern as written in a table.
func (p Pattern) String() string {
	if len(p) == 1 && p[0].Kind == Text {
		return "/" + p[0].Text
	}
	var text strings.Builder
	for _, s := range p {
		text.WriteString("/" + s.String())
	}
	return text.String()
}

// Compare returns a negative number if p wins over other where both match a path, and 0 if both match the same paths. The first
// difference from the left decides; see Segment.Compare.
func (p Pattern) Compare(other Pattern) int {
	for i := range min(len(p), len(other)) {
		if c := p[i].Compare(other[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(p), len(other))
}

// Common returns a path that both patterns match, if there is one.
func (p Pattern) Common(other Pattern) (path string, ok bool) {
	parts := p.commons(other)
	if parts == nil {
		return "", false
	}
	for _, texts := range parts {
		path += "/" + texts[0]
	}
	return path, true
}

// differs reports whether two patterns have segments at one place that differ, so that no path matches both. Most pairs of routes
// differ, and this is the fast way to see it.
func (p Pattern) differs(other Pattern) bool {
	if len(p) != len(other) && !p.HasRest() && !other.HasRest() {
		return true
	}
	for i := range min(len(p), len(other)) {
		if p[i].Kind != Rest && other[i].Kind != Rest && p[i].differs(&other[i]) {
			return true
		}
	}
	return false
}

// commons returns some texts for each segment of a path that both patterns match, or nil if no path matches both. Any choice of texts
// is a path that both match.
func (p Pattern) commons(other Pattern) [][]string {
	if p.differs(other) {
		return nil
	}
	parts := make([][]string, 0, max(len(p), len(other)))
	for {
		switch {
		case len(p) == 0 || len(other) == 0:
			if len(p) != len(other) {
				return nil
			}
			return parts
		case p[0].Kind == Rest:
			return append(parts, other.samples()...)
		case other[0].Kind == Rest:
			return append(parts, p.samples()...)
		}
		texts := p[0].commons(other[0])
		if len(texts) == 0 {
			return nil
		}
		parts, p, other = append(parts, texts), p[1:], other[1:]
	}
}

// samples returns some texts for each segment.
func (p Pattern) samples() [][]string {
	var parts [][]string
	for _, s := range p {
		parts = append(parts, s.Samples())
	}
	return parts
}

// Within reports whether the pattern other matches every path that p matches. "/a/{x}" is within "/{y}/{z}", but not within "/{y}/b".
func (p Pattern) Within(other Pattern) bool {
	for i, s := range other {
		switch {
		case i >= len(p):
			return false
		case s.Kind == Rest:
			return true
		case !p[i].Within(s):
			return false
		}
	}
	return len(p) == len(other)
}

// shape returns a text for comparing patterns: it is equal for two patterns that match the same paths.
func (p Pattern) shape() string {
	shape := ""
	for _, s := range p {
		shape += "/" + s.shape()
	}
	return shape
}
