package routertest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// ruleNumber is the number of a rule of the contract, docs/contract.md.
type ruleNumber int

const (
	ruleDecodedPath ruleNumber = 1 + iota
	ruleExactPath
	ruleAnySegment
	rulePositiveID
	ruleOverlap
	ruleOK
	ruleWrongMethod
	ruleNotFound
	rulePlainText
	ruleRequestIntact
	ruleAnyRequest
	ruleConcurrent
)

var ruleTexts = map[ruleNumber]string{
	ruleDecodedPath:   "URL.Path is matched as it stands; RawPath, RequestURI and the query play no part",
	ruleExactPath:     "no cleaning and no redirect; a path without a leading slash matches nothing",
	ruleAnySegment:    "{slug} is one non-empty segment of any bytes, handed over byte for byte",
	rulePositiveID:    "{id} is ASCII digits with a value of 1 … math.MaxInt, handed over as a number",
	ruleOverlap:       "all routes that fit a path are candidates, and the static one wins",
	ruleOK:            "a candidate with the method answers 200 and its body",
	ruleWrongMethod:   "candidates, none with the method: 405, and one Allow with each of their methods once, sorted",
	ruleNotFound:      "no candidate: 404 without Allow, whatever the method",
	rulePlainText:     "every answer has the one Content-Type text/plain; charset=utf-8",
	ruleRequestIntact: "the request comes back as it went in, and no query reaches a parameter",
	ruleAnyRequest:    "no request makes a router panic, loop or use memory out of proportion",
	ruleConcurrent:    "one router serves many goroutines, and two share no state that one can change",
}

// String returns the rule's number and what it says in a few words.
func (r ruleNumber) String() string { return fmt.Sprintf("rule %d (%s)", int(r), ruleTexts[r]) }

// blame names the rule that a router breaks which gives got for q where the contract wants want. If it is one of routing,
// that is the rule of the case, or, for 0, the one that q seems to be about.
func (t *table) blame(rule ruleNumber, q request, want answer, got observed) ruleNumber {
	switch {
	case got.panicked != "":
		return ruleAnyRequest
	case got.changed != "":
		return ruleRequestIntact
	case got.location != "" || got.status/100 == 3:
		return ruleExactPath
	case got.status == http.StatusOK && got.status == want.status && got.body == want.body && got.allowLines == 0:
		return rulePlainText
	case got.status == http.StatusMethodNotAllowed && got.status == want.status:
		if got.body == want.body && got.allow == want.allow && got.allowLines == 1 {
			return rulePlainText
		}
		return ruleWrongMethod
	case got.status == http.StatusNotFound && got.status == want.status:
		if got.body == want.body && got.allowLines == 0 {
			return rulePlainText
		}
		return ruleNotFound
	case rule != 0:
		return rule
	}
	return t.blameRouting(q, want)
}

// blameRouting names the rule behind a wrong status or body: the most particular one that q touches.
func (t *table) blameRouting(q request, want answer) ruleNumber {
	values := strings.Split(strings.TrimPrefix(q.path, "/"), "/")
	empty := len(values) > 1 && slices.Contains(values, "")
	candidates := t.candidates(q.path)
	switch {
	case strings.Contains(q.query, ":"):
		return ruleRequestIntact
	case q.query != "" || q.rawPath != "":
		return ruleDecodedPath
	case !strings.HasPrefix(q.path, "/"):
		return ruleExactPath
	case want.status == http.StatusNotFound && t.fitsButFor(parameter, values):
		return ruleAnySegment
	case want.status == http.StatusNotFound && t.fitsButFor(integer, values):
		return rulePositiveID
	case empty:
		return ruleExactPath
	case want.status == http.StatusNotFound:
		return ruleNotFound
	case t.overlaps(values, candidates):
		return ruleOverlap
	case t.hasOddID(values, candidates):
		return rulePositiveID
	case slices.ContainsFunc(values, isOdd):
		return ruleAnySegment
	case want.status == http.StatusMethodNotAllowed:
		return ruleWrongMethod
	}
	return ruleOK
}

// fitsButFor reports whether a pattern would match if its segments of one kind took anything, the empty text included.
func (t *table) fitsButFor(kind segmentKind, values []string) bool {
	return slices.ContainsFunc(t.patterns, func(p []segment) bool {
		if len(p) != len(values) {
			return false
		}
		for i, s := range p {
			if s.kind != kind && !fits(s, values[i]) {
				return false
			}
		}
		return true
	})
}

// overlaps reports whether there are several candidates, or one with a literal of the table as a parameter.
func (t *table) overlaps(values []string, candidates []int) bool {
	literals := t.literals()
	for _, i := range candidates {
		for j, s := range t.patterns[i] {
			if s.kind != literal && slices.Contains(literals, values[j]) {
				return true
			}
		}
	}
	return len(candidates) > 1 && slices.ContainsFunc(candidates, func(i int) bool { return !isStatic(t.patterns[i]) })
}

// hasOddID reports whether an integer of a candidate is written with leading zeros or with more than nine digits.
func (t *table) hasOddID(values []string, candidates []int) bool {
	for _, i := range candidates {
		for j, s := range t.patterns[i] {
			if s.kind == integer && (values[j][0] == '0' || len(values[j]) > 9) {
				return true
			}
		}
	}
	return false
}

// isOdd reports whether a segment has other bytes than letters, digits, "-" and "_".
func isOdd(value string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	return strings.TrimLeft(value, plain) != ""
}
