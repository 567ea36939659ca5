package contract

import (
	"cmp"
	"fmt"
	"slices"

	"gorouting/internal/ask"
)

// Failure is a request that a router answered otherwise than the contract wants.
type Failure struct {
	Fault
	Request   ask.Request
	Got, Want ask.Answer
}

// String returns the failure on five lines: what is wrong, the rule, the request, what was got and what is wanted.
func (f Failure) String() string {
	want := f.Want.String()
	if (f.Rule == PlainText || f.Rule == Concurrent) && f.Got.Problem == "" && f.Got.ContentType != f.Want.ContentType {
		want += fmt.Sprintf(", Content-Type: %q", f.Want.ContentType)
	}
	return fmt.Sprintf("%s\n\t%v\n\trequest: %v\n\t    got: %v\n\t   want: %s", f.What, f.Rule, f.Request, f.Got, want)
}

// Cause is a way in which a router departs from the contract: all failures with the same fault.
type Cause struct {
	Fault
	Count   int     // how many requests failed in this way
	Example Failure // the shortest request of these
}

// Causes gathers failures. The zero value is ready.
type Causes struct{ all map[Fault]*Cause }

// Add counts a failure, and reports whether it is the first of its cause.
func (c *Causes) Add(f Failure) bool { return c.merge(Cause{f.Fault, 1, f}) }

// Merge adds what another has gathered.
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
	if size(cause.Example) < size(known.Example) {
		known.Example = cause.Example
	}
	return false
}

// size is how much there is to read in a failure's request. A method that nobody sends counts as much as a word.
func size(f Failure) int {
	n := len(f.Request.String())
	if f.Request.Method == "" {
		n += 10
	}
	return n
}

// Sorted returns the causes in the order in which to mend them: first what keeps a router from answering, then where it routes
// to, then what a refusal says, then what it leaves behind. Of one kind the cause of more failures comes first.
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

// rank is the place of a fault in the order of mending.
func (f Fault) rank() int {
	if f.Rule == AnyRequest && f.part == manners {
		return 0 // no answer, or too much memory
	}
	return 1 + slices.Index([]part{redirect, routing, allow, words, manners}, f.part)
}
