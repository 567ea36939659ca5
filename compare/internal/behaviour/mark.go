package behaviour

import (
	"net/http"
	"slices"

	"gorouting/internal/contract"
)

// mark judges an answer. want is the expected answer. own is the router's answer to the request q.like.
func (q question) mark(got, own, want observed) Mark {
	switch {
	case q.silent || got.without:
		return Unmarked
	case got.Problem != "":
		return Hurts
	case q.like != "" && got.sameRouting(own):
		return Unmarked // counted in the row with the request q.like
	case q.breaks != nil && q.breaks(got, want) && q.strict:
		return Strict
	case q.breaks != nil && q.breaks(got, want):
		return Breaks
	case got.Location != "" && !q.redirects:
		return Unmarked // counted in the rows about redirects
	case got.host != "" || q.harms(got, want):
		return Hurts
	case q.breaks != nil && q.breaks(want, want):
		return Unmarked // the router keeps a MUST that the contract breaks
	case q.departs(got, want):
		return Differs
	}
	return Unmarked
}

// harms reports whether an answer can hurt. By default, a wrong handler or a wrong value hurts.
func (q question) harms(got, want observed) bool {
	if q.hurts != nil {
		return q.hurts(got, want)
	}
	return got.Status == http.StatusOK && want.Status == http.StatusOK && got.Body != want.Body
}

// anyHandler reports harm if a wrong handler answered, even if no handler should have.
func anyHandler(got, want observed) bool {
	return got.Status == http.StatusOK && got.Body != want.Body
}

// noHarm is for questions whose answers cannot hurt.
func noHarm(got, want observed) bool { return false }

// departs reports whether an answer differs from the expected one.
func (q question) departs(got, want observed) bool {
	if q.differs != nil {
		return q.differs(got, want)
	}
	return !got.sameRouting(want)
}

// sameRouting reports whether two answers agree in everything that a client acts on: the status, the body of a 200, the
// target of a redirect, and the methods in Allow. It ignores OPTIONS, and HEAD beside GET: they have their own questions.
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
