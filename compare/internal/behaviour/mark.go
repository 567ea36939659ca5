package behaviour

import (
	"net/http"
	"slices"

	"gorouting/compare/internal/found"
	"gorouting/internal/contract"
)

// mark says what is to be said against an answer. Own is the same router's answer to the request that the question is like.
func (q question) mark(got, own, want observed) found.Mark {
	switch {
	case q.silent || got.without:
		return found.Unmarked
	case got.Problem != "":
		return found.Hurts
	case q.like != "" && got.sameRouting(own):
		return found.Unmarked // counted where that request is asked
	case q.breaks != nil && q.breaks(got, want):
		return found.Breaks
	case got.Location != "" && !q.redirects:
		return found.Unmarked // counted where redirects are asked for
	case got.host != "" || q.harms(got, want):
		return found.Hurts
	case q.breaks != nil && q.breaks(want, want):
		return found.Unmarked // the contract breaks the MUST, and the router keeps it
	case q.departs(got, want):
		return found.Differs
	}
	return found.Unmarked
}

// harms reports whether an answer can hurt. If the question does not say how, that is another handler or other values.
func (q question) harms(got, want observed) bool {
	if q.hurts != nil {
		return q.hurts(got, want)
	}
	return got.Status == http.StatusOK && want.Status == http.StatusOK && got.Body != want.Body
}

// anyHandler is harm where no route has the request: any handler that gets it is a wrong one.
func anyHandler(got, want observed) bool {
	return got.Status == http.StatusOK && got.Body != want.Body
}

// noHarm is for questions about which nothing can hurt.
func noHarm(got, want observed) bool { return false }

// departs reports whether an answer is not the one that is wanted.
func (q question) departs(got, want observed) bool {
	if q.differs != nil {
		return q.differs(got, want)
	}
	return !got.sameRouting(want)
}

// sameRouting reports whether two answers agree in what a client acts on: the status, the body of a 200, where a redirect
// leads, and the methods in Allow, where HEAD beside GET, and OPTIONS, do not count: they have questions of their own.
func (o observed) sameRouting(want observed) bool {
	if o.Status == http.StatusOK && (o.Body != want.Body || o.ContentType != want.ContentType) {
		return false
	}
	kept, wanted := contract.WithoutExtras(want.Answer, o.Answer), contract.WithoutExtras(o.Answer, want.Answer)
	return o.Problem == want.Problem && o.Status == want.Status && o.Location == want.Location && o.note == want.note &&
		slices.Equal(kept.Allowed(), wanted.Allowed())
}

// sameWords reports whether two refusals agree in their words.
func (o observed) sameWords(want observed) bool {
	return o.Status != want.Status || o.Body == want.Body && o.ContentType == want.ContentType
}
