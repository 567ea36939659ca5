package contract

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/ask"
)

// Failure is a request and an answer that breaks the contract.
type Failure struct {
	Fault
	Request   ask.Request
	Got, Want ask.Answer
}

// String returns the failure on five lines: what is wrong, the rule, the request, the answer, and the required answer.
func (f Failure) String() string {
	want := f.Want.String()
	if (f.Rule == PlainText || f.Rule == Concurrent) && f.Got.Problem == "" && f.Got.ContentType != f.Want.ContentType {
		want += fmt.Sprintf(", Content-Type: %q", f.Want.ContentType)
	}
	return fmt.Sprintf("%s\n\t%v\n\trequest: %v\n\t    got: %v\n\t   want: %s", f.What, f.Rule, f.Request, f.Got, want)
}

// Cause is a group of failures with the same fault.
type Cause struct {
	Fault
	Count   int     // number of failures
	Example Failure // the failure with the shortest request
}

// Causes groups failures by fault. The zero value is empty and ready to use.
type Causes struct{ all map[Fault]*Cause }

// Add adds a failure, and reports whether it is the first with its fault.
func (c *Causes) Add(f Failure) bool { return c.merge(Cause{f.Fault, 1, f}) }

// Merge adds all failures in the argument other.
func (c *Causes) Merge(other *Causes) {
	for _, cause := range other.all {
		c.merge(*cause)
	}
}

func (c *Causes) merge(cause Cause) (first bool) {
	if c.all == nil {
		c.all = map[Fault]*Cause{}
	}
	known := c.all[cause.Fault]
	if known == nil {
		c.all[cause.Fault] = &cause
		return true
	}
	known.Count += cause.Count
	if cause.Example.Size() < known.Example.Size() {
		known.Example = cause.Example
	}
	return false
}

// Size returns the length of a failure's request. The failure with the smallest size becomes the example. A method that few
// clients send counts as 20 bytes, and a path that no client sends as 20 more.
func (f Failure) Size() int {
	n := len(f.Request.String())
	if !slices.Contains(usualMethods, f.Request.Method) {
		n += 20 - len(f.Request.Method)
	}
	if !strings.HasPrefix(f.Request.Path, "/") {
		n += 20
	}
	return n
}

var usualMethods = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions,
}

// Sorted returns the causes in the order to fix them: failures to answer, then routing, then refusals, then side effects.
// Within each group, the cause with more failures comes first.
func (c *Causes) Sorted() []Cause {
	var all []Cause
	for _, cause := range c.all {
		all = append(all, *cause)
	}
	slices.SortFunc(all, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.What, b.What))
	})
	return all
}

// rank says when to fix a fault: a lower rank comes first. The lowest rank is 0.
func (f Fault) rank() int {
	if f.Rule == AnyRequest && f.part == manners {
		return 0 // failed to answer, or used too much memory
	}
	return 1 + slices.Index([]part{redirect, routing, allow, words, manners}, f.part)
}
