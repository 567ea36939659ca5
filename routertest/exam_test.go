package routertest

import (
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// TestBlame makes sure that a failure shows only those parts of a request that cause the failure.
func TestBlame(t *testing.T) {
	zero := ask.Request{Method: "POST", Path: "/api/widgets/foo/parts/0/update"}
	foo := ask.Request{Method: "GET", Path: "/foo"}
	for _, c := range []struct {
		router string
		asked  ask.Request
		rule   contract.Rule
		blamed ask.Request
	}{
		{"accepts 0 *", with(zero, func(q *ask.Request) {
			q.RawPath, q.Query, q.Header, q.Body = "/api%2Fwidgets/foo/parts/0/update", ":id=9", "Accept: x", ask.NilBody
		}),
			contract.PositiveInt, zero},
		{"matches RawPath if it is set *", with(foo, func(q *ask.Request) { q.RawPath, q.Query, q.Host = "/%66oo", ":slug=evil", "x" }),
			contract.DecodedPath, with(foo, func(q *ask.Request) { q.RawPath = "/%66oo" })},
		{"takes a slug from the query *", with(foo, func(q *ask.Request) { q.RawPath, q.Query, q.Header = "/%66oo", ":slug=evil", "Accept: x" }),
			contract.RequestIntact, with(foo, func(q *ask.Request) { q.Query = ":slug=evil" })},
		{"accepts only one host", with(foo, func(q *ask.Request) { q.Host, q.Query = "x", ":slug=evil" }),
			contract.DecodedPath, with(foo, func(q *ask.Request) { q.Host = "x" })},
	} {
		e := &exam{table: Widgets().routes, client: new(ask.Client)}
		e.ask(faultNamed(t, c.router).new(), c.asked)
		found := e.causes.Sorted()
		if e.checked != 1 || e.failed != 1 || len(found) != 1 {
			t.Fatalf("%s: %d of %d failed, with %d causes", c.router, e.failed, e.checked, len(found))
		}
		if f := found[0].Example; f.Request != c.blamed || f.Rule != c.rule {
			t.Errorf("%s: the failure shows %v and rule %d, want %v and rule %d", c.router, f.Request, f.Rule, c.blamed, c.rule)
		}
	}
}

// with returns a copy of q with a change.
func with(q ask.Request, change func(q *ask.Request)) ask.Request {
	change(&q)
	return q
}

// TestSome makes sure that the function some returns evenly spread elements.
func TestSome(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	for _, c := range []struct{ n, want, first, last int }{{20, 10, 0, 9}, {10, 10, 0, 9}, {5, 5, 0, 8}, {1, 1, 0, 0}, {3, 3, 0, 6}} {
		if got := some(all, c.n); len(got) != c.want || got[0] != c.first || got[len(got)-1] != c.last {
			t.Errorf("some(%d) is %v", c.n, got)
		}
	}
}
