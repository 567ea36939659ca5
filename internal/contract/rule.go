// Package contract judges a router's answers by docs/contract.md and docs/any-table.md. It compares an answer with the answer
// that a table requires, and names the rule that a wrong answer breaks.
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

// Rules returns all rules, in order.
func Rules() []Rule {
	var all []Rule
	for r := DecodedPath; r <= Concurrent; r++ {
		all = append(all, r)
	}
	return all
}

var texts = map[Rule]string{
	DecodedPath:   "routers match URL.Path, unchanged, and ignore RawPath, RequestURI, the query and headers",
	ExactPath:     "no cleaning and no redirect; a path without a leading slash matches nothing",
	AnySegment:    "a {name} is one non-empty segment of any bytes, passed on unchanged; a {name...} is the rest of the path",
	PositiveInt:   "a {name:int} is ASCII digits with a value of 1 … math.MaxInt, passed on as a number",
	Overlap:       "every route that matches the path is a candidate; text wins over {name:int}, {name:int} over {name}, {name} over {name...}",
	OK:            "a candidate with the method answers 200, with its handler and its values",
	WrongMethod:   "candidates, but none with the method: 405, and Allow lists the methods of all candidates",
	NotFound:      "no candidate: 404 without Allow, whatever the method",
	PlainText:     "the Content-Type of every answer is text/plain; charset=utf-8",
	RequestIntact: "the request is unchanged afterwards, and no query sets a parameter",
	AnyRequest:    "no request makes a router panic, hang, or use far more memory than its size",
	Concurrent:    "one router serves many goroutines at once, and two routers share no mutable state",
}

// Text says in a few words what the rule requires.
func (r Rule) Text() string { return texts[r] }

// String returns the rule's number and its text.
func (r Rule) String() string { return fmt.Sprintf("rule %d (%s)", int(r), r.Text()) }
