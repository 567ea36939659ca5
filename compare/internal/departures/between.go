package departures

import (
	"cmp"
	"net/http"
	"slices"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
	"gorouting/routertest"
)

// Change is a way in which two routers answer the same request differently.
type Change struct {
	From, To string // what each does, in the words of the conformance kit: "as the table wants", "404 where 405 is wanted"
	Request  string // the shortest that shows it
	Answers  [2]string

	size int // of the request
}

// AsWanted is what is said of a router that answers as its table wants.
const AsWanted = "as the table wants"

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
	before, after int // the status
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
	kind := change{fault(c.from, q, before), fault(c.to, q, after), before.Status, after.Status}
	if known := c.changes[kind]; known == nil || size(q) < known.size {
		c.changes[kind] = &Change{
			From: cmp.Or(kind.from.What, AsWanted), To: cmp.Or(kind.to.What, AsWanted),
			Request: q.String(), Answers: [2]string{before.String(), after.String()}, size: size(q),
		}
	}
}

// size is how much there is to read in a request. Without a method, which nobody sends, it is longer than any other.
func size(q ask.Request) int {
	n := len(q.String())
	if q.Method == "" {
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

// sorted returns the changes in the order of their words.
func (c *comparison) sorted() []Change {
	var all []Change
	for _, change := range c.changes {
		all = append(all, *change)
	}
	slices.SortFunc(all, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(len(a.Request), len(b.Request)), cmp.Compare(a.Request, b.Request))
	})
	return all
}
