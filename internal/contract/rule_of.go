package contract

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// ruleOf returns the rule that a wrong status or body breaks. A request can be about several rules: "/items/007?a=b" is about
// PositiveInt, and about DecodedPath because of its query. ruleOf returns the first that applies, in the order of the cases.
func ruleOf(t *routes.Table, q ask.Request, want, got ask.Answer) Rule {
	values := strings.Split(strings.TrimPrefix(q.Path, "/"), "/")
	candidates := matching(t, q.Path)
	switch {
	case strings.Contains(q.Query, ":"):
		return RequestIntact
	case q != q.Plain():
		return DecodedPath
	case !strings.HasPrefix(q.Path, "/"):
		return ExactPath
	case want.Status == http.StatusMethodNotAllowed && got.Status == http.StatusOK:
		return WrongMethod
	case want.Status == http.StatusNotFound && wouldFit(t, routes.String, values):
		return AnySegment
	case want.Status == http.StatusNotFound && wouldFit(t, routes.Int, values):
		return PositiveInt
	case len(values) > 1 && slices.Contains(values, "") && !slices.ContainsFunc(candidates, routes.Pattern.HasRest):
		return ExactPath
	case want.Status == http.StatusNotFound:
		return NotFound
	case hasOddInt(values, candidates):
		return PositiveInt
	case overlaps(t, values, candidates):
		return Overlap
	case slices.ContainsFunc(values, isOdd):
		return AnySegment
	case want.Status == http.StatusMethodNotAllowed:
		return WrongMethod
	}
	return OK
}

// wouldFit reports whether some pattern would match if its parameters of the given kind matched any text, even the empty text.
func wouldFit(t *routes.Table, kind routes.Kind, values []string) bool {
	return slices.ContainsFunc(t.Routes, func(r routes.Route) bool {
		return slices.ContainsFunc(r.Patterns, func(p routes.Pattern) bool {
			if len(p) != len(values) {
				return false
			}
			for i, s := range p {
				_, matches := s.Match(values[i])
				isBetween := s.Kind == kind && strings.HasPrefix(values[i], s.Before) && strings.HasSuffix(values[i], s.After)
				if !matches && !isBetween {
					return false
				}
			}
			return true
		})
	})
}

// matching returns the patterns that match a path.
func matching(t *routes.Table, path string) []routes.Pattern {
	var all []routes.Pattern
	for _, i := range t.Candidates(path) {
		for _, p := range t.Routes[i].Patterns {
			if _, ok := p.Match(path); ok {
				all = append(all, p)
			}
		}
	}
	return all
}

// overlaps reports whether the candidates match different paths, or whether the value of a parameter is a text of the table, as
// in "/contact/admin" for "/{slug}/admin".
func overlaps(t *routes.Table, values []string, candidates []routes.Pattern) bool {
	texts := t.Texts()
	for _, p := range candidates {
		for i, s := range p {
			if s.IsParam() && s.Kind != routes.List && slices.Contains(texts, values[i]) {
				return true
			}
		}
	}
	return slices.ContainsFunc(candidates, func(p routes.Pattern) bool { return p.Compare(candidates[0]) != 0 })
}

// hasOddInt reports whether an integer of a candidate has leading zeros or more than nine digits.
func hasOddInt(values []string, candidates []routes.Pattern) bool {
	for _, p := range candidates {
		for i, s := range p {
			value, _ := s.Match(values[i])
			if n, isInt := value.(int); isInt && (n > 999_999_999 || s.With(strconv.Itoa(n)) != values[i]) {
				return true
			}
		}
	}
	return false
}

// isOdd reports whether a segment contains a byte other than letters, digits, "-" and "_".
func isOdd(value string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	return strings.TrimLeft(value, plain) != ""
}
