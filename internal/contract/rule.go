// Package contract holds routers' answers to docs/contract.md and docs/any-table.md: what a table wants of an answer, whether
// an answer is that, and which rule it breaks if it is not.
package contract

import "fmt"

// Rule is the number of a rule of docs/contract.md.
type Rule int

// The rules.
const (
	DecodedPath Rule = 1 + iota
	ExactPath
	AnySegment
	PositiveInt
	Overlap
	OK
	WrongMethod
	NotFound
	PlainText
	RequestIntact
	AnyRequest
	Concurrent
)

// Rules is all rules, in order.
func Rules() []Rule {
	var all []Rule
	for r := DecodedPath; r <= Concurrent; r++ {
		all = append(all, r)
	}
	return all
}

var texts = map[Rule]string{
	DecodedPath:   "URL.Path is matched as it stands; RawPath, RequestURI, the query and the header play no part",
	ExactPath:     "no cleaning and no redirect; a path without a leading slash matches nothing",
	AnySegment:    "a {name} is one segment of any bytes, not empty, handed over byte for byte; a {name...} is the rest of the path",
	PositiveInt:   "a {name:int} is ASCII digits with a value of 1 … math.MaxInt, handed over as a number",
	Overlap:       "all routes that match a path are candidates; text wins over {:int}, {:int} over {}, {} over {...}",
	OK:            "a candidate with the method answers 200, with its handler and its values",
	WrongMethod:   "candidates, none with the method: 405, and Allow has each of their methods",
	NotFound:      "no candidate: 404 without Allow, whatever the method",
	PlainText:     "every answer has the one Content-Type text/plain; charset=utf-8",
	RequestIntact: "the request comes back as it went in, and no query reaches a parameter",
	AnyRequest:    "no request makes a router panic, hang or use memory out of proportion",
	Concurrent:    "one router serves many goroutines, and two share no state that one can change",
}

// Text says in a few words what the rule demands.
func (r Rule) Text() string { return texts[r] }

// String returns the rule's number and its text.
func (r Rule) String() string { return fmt.Sprintf("rule %d (%s)", int(r), r.Text()) }
