package differ

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gorouting/internal/routes"
)

// property is something that makes a request unusual.
type property struct {
	cause   Cause                              // if it is "", the cause is that of the method
	without func(r *Reader, q Request) Request // the same request without the property; q itself if it does not have it
}

// properties are listed by importance: if a request needs several to show a difference, the first is the cause.
var properties = append(slices.Clone(ofTarget), property{"", withUsualMethod}, property{"", withoutMethod}, property{Precedence, ofPath(withoutPrecedence)})

// ofTarget are the properties of a path and a query.
var ofTarget = []property{
	{EscapedSlash, ofPath(withSlashes)},
	{EscapedSlash, ofPath(withDashes)},
	{EscapedDots, ofSegments(withoutEscapedDots)},
	{DotSegments, ofPath(withoutDotSegments)},
	{DoubleSlash, ofPath(withoutDoubleSlash)},
	{Escapes, ofSegments(withoutEscapes)},
	{Case, ofSegments(withoutCase)},
	{Characters, ofSegments(withoutCharacters)},
	{Misfits, ofPath(withoutMisfits)},
	{BarePrefix, ofPath(withSlash)},
	{TrailingSlash, ofPath(withoutTrailingSlash)},
	{Query, withoutQuery},
}

// name returns the cause that the property stands for in q.
func (p property) name(r *Reader, q Request) Cause {
	if p.cause != "" {
		return p.cause
	}
	isUnknown := !slices.Contains(usual, q.Method) && !slices.Contains(r.methods, q.Method)
	switch {
	case isUnknown && len(r.candidatesOf(r.plain(q.Target))) == 0:
		return UnknownBoth
	case isUnknown:
		return UnknownMethod
	case q.Method == http.MethodHead, q.Method == http.MethodOptions, q.Method == http.MethodConnect:
		return Cause(q.Method)
	}
	return WrongMethod
}

// ofPath makes a property from a function that changes a path, and leaves the query and the method alone.
func ofPath(without func(r *Reader, path string) string) func(r *Reader, q Request) Request {
	return func(r *Reader, q Request) Request {
		path, query, found := strings.Cut(q.Target, "?")
		if q.Target = without(r, path); found {
			q.Target += "?" + query
		}
		return q
	}
}

// ofSegments makes a property from a function that changes one segment. It gets the segment as the client wrote it, and decoded.
func ofSegments(without func(r *Reader, segment, text string) string) func(r *Reader, q Request) Request {
	return ofPath(func(r *Reader, path string) string {
		segments := strings.Split(path[1:], "/")
		for i, s := range segments {
			segments[i] = without(r, s, unescape(s))
		}
		return "/" + strings.Join(segments, "/")
	})
}

// unescape decodes a segment.
func unescape(segment string) string {
	if text, err := url.PathUnescape(segment); err == nil {
		return text
	}
	return segment
}

// decoded returns the decoded path of a target.
func decoded(target string) string {
	path, _, _ := split(target)
	return path
}

// withSlashes replaces each %2F by a slash.
func withSlashes(_ *Reader, path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(path, "%2F", "/"), "%2f", "/")
}

// withDashes replaces each %2F by a dash, which changes only a value.
func withDashes(_ *Reader, path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(path, "%2F", "-"), "%2f", "-")
}

func withoutEscapedDots(_ *Reader, segment, text string) string {
	if segment != text && (text == "." || text == "..") {
		return "foo"
	}
	return segment
}

// withoutDotSegments removes each segment "." and each segment ".." together with the segment before it. If they are the value of a
// parameter, it replaces them.
func withoutDotSegments(r *Reader, path string) string {
	kept := []string{}
	all := strings.Split(path[1:], "/")
	isValue := len(r.candidatesOf(path)) > 0
	for i, s := range all {
		if isValue && (s == "." || s == "..") {
			s = "foo"
		}
		switch s {
		case ".", "..":
			if s == ".." && len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if i == len(all)-1 {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, s)
		}
	}
	return "/" + strings.Join(kept, "/")
}

func withoutDoubleSlash(_ *Reader, path string) string {
	for strings.Contains(path, "//") {
		path = strings.ReplaceAll(path, "//", "/")
	}
	return path
}

// withoutEscapes decodes the letters, digits and other characters that never need an escape (RFC 3986 §2.3).
func withoutEscapes(_ *Reader, segment, text string) string {
	if segment == text || text == "." || text == ".." {
		return segment
	}
	var plain strings.Builder
	for i := 0; i < len(segment); i++ {
		if segment[i] == '%' && i+2 < len(segment) {
			if c := unescape(segment[i : i+3]); len(c) == 1 && isUnreserved(c[0]) {
				plain.WriteString(c)
				i += 2
				continue
			}
		}
		plain.WriteByte(segment[i])
	}
	return plain.String()
}

func isUnreserved(c byte) bool { return isAlphanumeric(c) || strings.IndexByte("-._~", c) >= 0 }

// withoutCase writes a segment as the table writes it.
func withoutCase(r *Reader, segment, text string) string {
	if written := r.folded[strings.ToLower(text)]; written != "" && !r.texts[text] {
		return escape(written)
	}
	return segment
}

// withoutCharacters replaces the unusual characters of a value by an x. Texts of the table stay as they are.
func withoutCharacters(r *Reader, segment, text string) string {
	if r.texts[text] {
		return segment
	}
	before, after := r.textBeside(text)
	var plain strings.Builder
	found := false
	for _, c := range text[len(before) : len(text)-len(after)] {
		if c > 127 || !isUnreserved(byte(c)) || c == '~' {
			c, found = 'x', true
		}
		plain.WriteRune(c)
	}
	if !found {
		return segment
	}
	return escape(before) + plain.String() + escape(after)
}

// textBeside returns the text beside a parameter that matches the segment text: "v" and ".json" for v7.json and v{n:int}.json.
func (r *Reader) textBeside(text string) (before, after string) {
	for _, s := range r.beside {
		if _, ok := s.Match(text); ok && len(s.Before)+len(s.After) > len(before)+len(after) {
			before, after = s.Before, s.After
		}
	}
	return before, after
}

// withoutMisfits finds a pattern that fails to match only because of parameters such as {id:int}, and gives them values that fit.
func withoutMisfits(r *Reader, path string) string {
	parts := strings.Split(decoded(path)[1:], "/")
	for _, p := range r.constrained {
		if len(p) != len(parts) && !(p.HasRest() && len(parts) > len(p)) {
			continue
		}
		fitting, misses := slices.Clone(parts), 0
		fits := func(i int, s routes.Segment) bool {
			if _, ok := s.Match(parts[i]); ok {
				return true
			}
			fitting[i] = s.Sample()
			misses++
			return isConstrained(s) && parts[i] != "" // /users/ lacks a value, and differs from /users by its slash
		}
		i := 0
		for i < len(p) && fits(i, p[i]) {
			i++
		}
		if i == len(p) && misses > 0 {
			return (&url.URL{Path: "/" + strings.Join(fitting, "/")}).EscapedPath()
		}
	}
	return path
}

// withSlash appends a slash if only that makes a route match.
func withSlash(r *Reader, path string) string {
	if len(r.candidatesOf(path)) == 0 && len(r.candidatesOf(path+"/")) > 0 {
		return path + "/"
	}
	return path
}

// withoutTrailingSlash removes a slash at the end, unless only that slash makes a route match.
func withoutTrailingSlash(r *Reader, path string) string {
	without := strings.TrimSuffix(path, "/")
	if without == "" || len(r.candidatesOf(path)) > 0 && len(r.candidatesOf(without)) == 0 {
		return path
	}
	return without
}

func withoutQuery(_ *Reader, q Request) Request {
	q.Target, _, _ = strings.Cut(q.Target, "?")
	return q
}

// withUsualMethod replaces an unusual method by a usual one if the routes of the path have neither.
func withUsualMethod(r *Reader, q Request) Request {
	all := r.candidatesOf(r.plain(q.Target))
	if rarity(q.Method) <= 1 || len(all) == 0 || r.serves(all, q.Method) {
		return q
	}
	for _, method := range []string{http.MethodDelete, http.MethodPut, http.MethodPatch, http.MethodPost, http.MethodGet} {
		if !r.serves(all, method) {
			q.Method = method
			return q
		}
	}
	return q
}

// serves reports whether one of the routes has a method.
func (r *Reader) serves(among []int, method string) bool {
	return slices.ContainsFunc(among, func(i int) bool {
		m := r.table.Routes[i].Method
		return m == method || m == routes.AnyMethod
	})
}

// withoutMethod replaces the method if the routes of the path do not have it, by a method that they have. On an unknown path, it is GET.
// For POST /users/, the routes of /users count.
func withoutMethod(r *Reader, q Request) Request {
	all := r.candidatesOf(r.plain(q.Target))
	if len(all) == 0 {
		q.Method = http.MethodGet
		return q
	}
	switch {
	case r.serves(all, q.Method):
	case r.serves(all, http.MethodGet):
		q.Method = http.MethodGet
	default:
		q.Method = r.table.Routes[all[0]].Method
	}
	return q
}

// plain returns the target without all properties of its path and query.
func (r *Reader) plain(target string) string {
	if plain, ok := r.plains[target]; ok {
		return plain
	}
	q := Request{Target: target}
	if len(r.candidatesOf(withSlashes(r, target))) == 0 {
		q.Target = withDashes(r, target)
	}
	for _, p := range ofTarget {
		q = p.without(r, q)
	}
	r.plains[target] = q.Target
	return q.Target
}

// withoutPrecedence changes a path that several patterns match: a text of the table becomes a value that only parameters match.
func withoutPrecedence(r *Reader, path string) string {
	all := r.candidatesOf(path)
	if len(all) < 2 {
		return path
	}
	text := decoded(path)
	parts := strings.Split(text[1:], "/")
	for _, i := range all {
		for _, p := range r.table.Routes[i].Patterns {
			if _, ok := p.Match(text); !ok {
				continue
			}
			for k, s := range p {
				if s.IsParam() && s.Kind != routes.Rest && r.texts[parts[k]] {
					parts[k] = s.Sample()
				}
			}
		}
	}
	return (&url.URL{Path: "/" + strings.Join(parts, "/")}).EscapedPath()
}
