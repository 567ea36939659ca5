package contract

import (
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// ruleOf returns the rule that a wrong status or body breaks. A request can be about several rules: "/items/007?a=b" is about
// PositiveInt, and about DecodedPath because of its query. ruleOf returns the first that applies, in the order of the cases.
func ruleOf(t *routes.Table, q ask.Request, want, got ask.Answer) Rule {
	values := strings.Split(strings.TrimPrefix(q.Path, "/"), "/")
	candidates := t.Candidates(q.Path)
	switch {
	case strings.Contains(q.Query, ":"):
		return RequestIntact
	case q != q.Plain():
		return DecodedPath
	case !strings.HasPrefix(q.Path, "/"):
		return ExactPath
	case want.Status == http.StatusMethodNotAllowed && got.Status == http.StatusOK:
		return WrongMethod
	case want.Status == http.StatusNotFound && wouldFit(t, routes.Any, values):
		return AnySegment
	case want.Status == http.StatusNotFound && wouldFit(t, routes.Int, values):
		return PositiveInt
	case len(values) > 1 && slices.Contains(values, "") && !endsInRest(t, candidates):
		return ExactPath
	case want.Status == http.StatusNotFound:
		return NotFound
	case hasOddInt(t, values, candidates):
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

// wouldFit reports whether some pattern would match if its segments of the given kind matched any text, even the empty text.
func wouldFit(t *routes.Table, kind routes.Kind, values []string) bool {
	return slices.ContainsFunc(t.Routes, func(r routes.Route) bool {
		if len(r.Segments) != len(values) {
			return false
		}
		for i, s := range r.Segments {
			if s.Kind != kind && !s.Fits(values[i]) {
				return false
			}
		}
		return true
	})
}

func endsInRest(t *routes.Table, candidates []int) bool {
	return slices.ContainsFunc(candidates, func(i int) bool {
		segments := t.Routes[i].Segments
		return segments[len(segments)-1].Kind == routes.Rest
	})
}

// overlaps reports whether the candidates have different patterns, or whether the value of a parameter is a text of the table,
// as in "/contact/admin" for "/{slug}/admin".
func overlaps(t *routes.Table, values []string, candidates []int) bool {
	for _, i := range candidates {
		for j, s := range t.Routes[i].Segments {
			if s.Kind != routes.Text && isText(t, values[j]) {
				return true
			}
		}
	}
	return slices.ContainsFunc(candidates, func(i int) bool { return !sameShape(t.Routes[i], t.Routes[candidates[0]]) })
}

// isText reports whether value is the text of a segment in the table. The empty text at the end of a path does not count.
func isText(t *routes.Table, value string) bool {
	return value != "" && slices.ContainsFunc(t.Routes, func(r routes.Route) bool {
		return slices.Contains(r.Segments, routes.Segment{Kind: routes.Text, Text: value})
	})
}

// sameShape reports whether two routes are equal except for their methods and the names of their parameters.
func sameShape(a, b routes.Route) bool {
	return slices.EqualFunc(a.Segments, b.Segments, func(s, o routes.Segment) bool {
		return s.Kind == o.Kind && (s.Kind != routes.Text || s.Text == o.Text)
	})
}

// hasOddInt reports whether an integer of a candidate has leading zeros or more than nine digits.
func hasOddInt(t *routes.Table, values []string, candidates []int) bool {
	for _, i := range candidates {
		for j, s := range t.Routes[i].Segments {
			if s.Kind == routes.Int && (values[j][0] == '0' || len(values[j]) > 9) {
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
