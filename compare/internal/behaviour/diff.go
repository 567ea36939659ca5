package behaviour

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
	"gorouting/routertest"
)

// Change is a difference between the answers of two routers to the same requests.
type Change struct {
	Impact  Impact // what the change means for a client
	What    string // "200 → 404"
	Request string // the shortest request that shows the change
	Answers [2]string

	size int // of Request
}

// Impact is what a change means for a client.
type Impact string

// The impacts, the most harmful first.
const (
	Fails      Impact = "Answered before, and fails now"
	Another    Impact = "Answered by another handler, or with other values"
	Redirected Impact = "Answered before, and redirected now"
	Moved      Impact = "Redirected before, and no longer, or elsewhere"
	Answered   Impact = "Refused before, and answered now"
	Sent       Impact = "Refused before, and redirected now"
	Refused    Impact = "Refused otherwise"
)

// Impacts returns all of them, the most harmful first.
func Impacts() []Impact {
	return []Impact{Fails, Another, Redirected, Moved, Answered, Sent, Refused}
}

// impact returns the impact on a client when an answer changes from before to after.
func impact(before, after ask.Answer) Impact {
	was, is := class(before), class(after)
	switch {
	case was == answered && is == answered:
		return Another
	case was == answered && is == redirected:
		return Redirected
	case was == answered:
		return Fails
	case was == redirected:
		return Moved
	case is == answered:
		return Answered
	case is == redirected:
		return Sent
	}
	return Refused
}

// The classes of answers.
const (
	refused = iota
	answered
	redirected
)

func class(a ask.Answer) int {
	switch {
	case a.Problem != "":
		return refused
	case a.Status < 300:
		return answered
	case a.Status < 400:
		return redirected
	}
	return refused
}

// between returns the distinct changes that clients would notice if one router replaced another. from and to are functions
// that build the two routers, with all routes of the table.
func between(t *routes.Table, from, to func() http.Handler) ([]Change, error) {
	table, err := tableFor(t, from)
	if err != nil {
		return nil, err
	}
	from, to = reused(from), reused(to)
	c := comparison{from: held(t, from), to: held(t, to), changes: map[change]*Change{}}
	_, err = routertest.Check(table, func() http.Handler { return c.new(from(), to()) }, section)
	return c.sorted(), err
}

// comparison collects the changes between two routers that get the same requests.
type comparison struct {
	from, to *routes.Table // the table of each router; the two may differ in HEAD
	changes  map[change]*Change
}

// change identifies a kind of change.
type change struct {
	from, to      contract.Fault
	before, after string // the status
}

// held returns the table against which a router is judged. The table has HEAD if the router serves it.
func held(t *routes.Table, newRouter func() http.Handler) *routes.Table {
	own := *t
	own.OwnWords, own.HEAD = true, servesHEAD(t, newRouter())
	return &own
}

// new returns a handler that passes each request to both routers, and notes where their answers differ. The kit calls it to
// supply requests; the kit's verdict does not matter.
func (c *comparison) new(from, to http.Handler) http.Handler {
	clients := [2]ask.Client{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := ask.Request{Method: r.Method, Path: r.URL.Path, RawPath: r.URL.RawPath, Query: r.URL.RawQuery}
		before, after := clients[0].Do(from, q), clients[1].Do(to, q)
		before.Changed, after.Changed = "", ""
		if !alike(before, after) {
			c.note(q, before, after)
		}
	})
}

// alike reports whether two answers are the same for a client, except for the texts of refusals.
func alike(a, b ask.Answer) bool {
	if a.Status == http.StatusOK && a.Body != b.Body {
		return false
	}
	return a.Problem == b.Problem && a.Status == b.Status && a.Location == b.Location && slices.Equal(a.Allowed(), b.Allowed())
}

// note keeps the shortest request of each change.
func (c *comparison) note(q ask.Request, before, after ask.Answer) {
	kind := change{fault(c.from, q, before), fault(c.to, q, after), status(before), status(after)}
	if known := c.changes[kind]; known == nil || size(q) < known.size {
		c.changes[kind] = &Change{
			Impact: impact(before, after), What: kind.before + " → " + kind.after,
			Request: q.String(), Answers: [2]string{before.String(), after.String()}, size: size(q),
		}
	}
}

// status returns the status of an answer, or its problem if it has one.
func status(a ask.Answer) string {
	if a.Problem != "" {
		problem, _, _ := strings.Cut(a.Problem, ":")
		return problem
	}
	return strconv.Itoa(a.Status)
}

// size returns the length of a request. A request with an unusual method counts as longer than all others.
func size(q ask.Request) int {
	n := len(q.String())
	if !slices.Contains([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, q.Method) {
		n += 1 << 20
	}
	return n
}

// fault returns the rule that an answer violates, or the zero Fault. If the method is wrong, the rule is WrongMethod for all
// values in the path, unless the path is escaped.
func fault(t *routes.Table, q ask.Request, got ask.Answer) contract.Fault {
	want := contract.Wanted(t, q.Method, q.Path)
	f, ok := contract.Judge(t, q, want, got, 0)
	if !ok && want.Status == http.StatusMethodNotAllowed && f.Rule != contract.DecodedPath {
		f.Rule = contract.WrongMethod
	}
	return f
}

// sorted returns the changes, the most harmful first. It leaves out a change of odd requests if plain requests show the same
// change.
func (c *comparison) sorted() []Change {
	var all []Change
	for kind, change := range c.changes {
		if kind.isPlain() || !c.shownPlainly(kind) {
			all = append(all, *change)
		}
	}
	rank := func(c Change) int { return slices.Index(Impacts(), c.Impact) }
	slices.SortFunc(all, func(a, b Change) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(a.size, b.size), cmp.Compare(a.Request, b.Request), cmp.Compare(a.What, b.What))
	})
	return all
}

// isPlain reports whether plain requests show a change: neither router violates a rule about paths and values.
func (k change) isPlain() bool {
	odd := func(f contract.Fault) bool { return f.What != "" && f.Rule < contract.OK }
	return !odd(k.from) && !odd(k.to)
}

// shownPlainly reports whether plain requests show the same change.
func (c *comparison) shownPlainly(kind change) bool {
	for other := range c.changes {
		if other.isPlain() && other.before == kind.before && other.after == kind.after && other.from.What == kind.from.What && other.to.What == kind.to.What {
			return true
		}
	}
	return false
}
