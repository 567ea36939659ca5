package behaviour

import (
	"net/http"
	"slices"

	"gorouting/internal/contract"
)

// mark judges an answer. own is the same router's answer to the request like.
func (q question) mark(got, own, want observed) Mark {
	switch {
	case q.silent || got.without:
		return Unmarked
	case got.Problem != "":
		return Hurts
	case q.like != "" && got.sameRouting(own):
		return Unmarked // counted where that request is asked
	case q.breaks != nil && q.breaks(got, want) && q.strict:
		return Strict
	case q.breaks != nil && q.breaks(got, want):
		return Breaks
	case got.Location != "" && !q.redirects:
		return Unmarked // counted where redirects are asked for
	case got.host != "" || q.harms(got, want):
		return Hurts
	case q.breaks != nil && q.breaks(want, want):
		return Unmarked // the router keeps the MUST that the contract breaks
	case q.departs(got, want):
		return Differs
	}
	return Unmarked
}

// harms reports whether an answer can hurt: by default, another handler or other values do.
func (q question) harms(got, want observed) bool {
	if q.hurts != nil {
		return q.hurts(got, want)
	}
	return got.Status == http.StatusOK && want.Status == http.StatusOK && got.Body != want.Body
}

// anyHandler is harm in a request that no route has: any handler that gets it is a wrong one.
func anyHandler(got, want observed) bool {
	return got.Status == http.StatusOK && got.Body != want.Body
}

// noHarm is for questions without any harmful answer.
func noHarm(got, want observed) bool { return false }

// departs reports whether an answer differs from the expected one.
func (q question) departs(got, want observed) bool {
	if q.differs != nil {
		return q.differs(got, want)
	}
	return !got.sameRouting(want)
}

// sameRouting reports whether two answers agree in everything that a client acts on: the status, the body of a 200, the target of
// a redirect, and the methods in Allow except HEAD beside GET, and OPTIONS, which have questions of their own.
func (o observed) sameRouting(want observed) bool {
	if o.Status == http.StatusOK && (o.Body != want.Body || o.ContentType != want.ContentType) {
		return false
	}
	kept, wanted := contract.WithoutExtras(want.Answer, o.Answer), contract.WithoutExtras(o.Answer, want.Answer)
	return o.Problem == want.Problem && o.Status == want.Status && o.Location == want.Location && o.note == want.note &&
		slices.Equal(kept.Allowed(), wanted.Allowed())
}

// sameWords reports whether two refusals have the same text.
func (o observed) sameWords(want observed) bool {
	return o.Status != want.Status || o.Body == want.Body && o.ContentType == want.ContentType
}
