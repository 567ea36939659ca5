package departures

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

// Change is a way in which two routers answer the same request differently.
type Change struct {
	Impact  Impact // what it is for a client
	What    string // what becomes of what: "200 → 404"
	Request string // the shortest that shows it
	Answers [2]string

	size int // of the request
}

// Impact is what a change is for a client.
type Impact string

// The impacts, the one that hurts most first.
const (
	Fails      Impact = "Answered before, and fails now"
	Another    Impact = "Answered by another handler, or with other values"
	Redirected Impact = "Answered before, and redirected now"
	Moved      Impact = "Redirected before, and no longer, or elsewhere"
	Answered   Impact = "Refused before, and answered now"
	Sent       Impact = "Refused before, and redirected now"
	Refused    Impact = "Refused otherwise"
)

// Impacts returns all of them, the one that hurts most first.
func Impacts() []Impact {
	return []Impact{Fails, Another, Redirected, Moved, Answered, Sent, Refused}
}

// impact returns what it is for a client if one answer takes the place of another.
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

// classes of answers.
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

// Between returns the distinct ways in which clients would notice that one router takes the place of another: what would change in a
// migration, and nothing else. Both have to be routers of all routes of the table.
func Between(t *routes.Table, from, to func() http.Handler) ([]Change, error) {
	table, err := tableFor(t, from)
	if err != nil {
		return nil, err
	}
	from, to = reused(t, from), reused(t, to)
	c := comparison{from: held(t, from), to: held(t, to), changes: map[change]*Change{}}
	_, err = routertest.Check(table, func() http.Handler { return c.new(from(), to()) }, section)
	return c.sorted(), err
}

// comparison is two routers that are asked the same.
type comparison struct {
	from, to *routes.Table // what each is held to: one may serve HEAD, and the other not
	changes  map[change]*Change
}

// change is what changes of one kind have in common.
type change struct {
	from, to      contract.Fault
	before, after string // the status
}

// held returns the table that a router is held to.
func held(t *routes.Table, newRouter func() http.Handler) *routes.Table {
	own := *t
	own.OwnWords, own.HEAD = true, servesHEAD(t, newRouter())
	return &own
}

// new returns a handler that has both routers answer each request, and notes where they differ. The conformance kit puts the
// requests to it; what the kit makes of its answers does not matter.
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

// alike reports whether a client could not tell two answers apart, but for the words of a refusal.
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

// status returns a status, or what there is in its place.
func status(a ask.Answer) string {
	if a.Problem != "" {
		problem, _, _ := strings.Cut(a.Problem, ":")
		return problem
	}
	return strconv.Itoa(a.Status)
}

// size is how much there is to read in a request. A method that is not among the usual ones makes it longer than any that is.
func size(q ask.Request) int {
	n := len(q.String())
	if !slices.Contains([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, q.Method) {
		n += 1 << 20
	}
	return n
}

// fault returns how an answer departs from what a table wants; the zero Fault if it does not. Where the method is wrong, it
// makes no difference what values the path has.
func fault(t *routes.Table, q ask.Request, got ask.Answer) contract.Fault {
	want := contract.Wanted(t, q.Method, q.Path)
	f, ok := contract.Judge(t, q, want, got, 0)
	if !ok && want.Status == http.StatusMethodNotAllowed && f.Rule != contract.DecodedPath {
		f.Rule = contract.WrongMethod
	}
	return f
}

// sorted returns the changes, the one that hurts most first. One that odd requests show is left out if plain ones show it too.
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

// isPlain reports whether a change needs nothing odd in a request: neither router departs from a rule on paths and values.
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
