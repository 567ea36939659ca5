package playground

import (
	"slices"
	"testing"
)

// TestExplainAgreesWithOracle: on many requests, the oracle agrees with the fate of each near route, and the nearest routes come
// first.
func TestExplainAgreesWithOracle(t *testing.T) {
	e := NewEngine("native")
	order := []Fate{Wins, Loses, WrongMethod, Fails}
	for _, s := range sources() {
		table, err := newTable(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range manyRequests(table.Table, 200) {
			r, err := request(q[0], q[1])
			if err != nil {
				t.Fatal(err)
			}
			want, candidates := table.Want(q[0], r.URL.Path), table.Candidates(r.URL.Path)
			x := get[Explanation](t, e, CallExplain, Question{s, q[0], q[1]})
			if n := len(x.Near); n != min(len(table.Routes), limits.Near) || n+x.More != len(table.Routes) || x.Text == "" {
				t.Fatalf("%v: %d near routes and %d more, %q", q, n, x.More, x.Text)
			}
			for i, near := range x.Near {
				fate := Fails
				switch {
				case near.Route == want.Route:
					fate = Wins
				case slices.Contains(candidates, near.Route) && want.Route >= 0 && table.serves(near.Route, q[0]):
					fate = Loses
				case slices.Contains(candidates, near.Route):
					fate = WrongMethod
				}
				if near.Fate != fate || near.Text == "" {
					t.Errorf("%v: the fate of %s is %+v, want %s", q, table.Routes[near.Route], near, fate)
				}
				if i > 0 && slices.Index(order, near.Fate) < slices.Index(order, x.Near[i-1].Fate) {
					t.Errorf("%v: %s precedes %s", q, x.Near[i-1].Fate, near.Fate)
				}
				checkParts(t, q, near)
			}
			if want.Route >= 0 && !slices.Equal(x.Near[0].Values, table.want(r).Values) {
				t.Errorf("%v: the values are %+v, want %+v", q, x.Near[0].Values, table.want(r).Values)
			}
		}
	}
}

// checkParts: a route that matches has no failed part, and parts after a failed one are unreached.
func checkParts(t *testing.T, q [2]string, near Near) {
	t.Helper()
	failed := slices.IndexFunc(near.Parts, func(p Part) bool { return p.State == Failed })
	if failed >= 0 && near.Fate != Fails {
		t.Errorf("%v: %+v matches, and part %d fails", q, near, failed)
	}
	for i, p := range near.Parts {
		if (p.State == Unreached) != (failed >= 0 && i > failed) {
			t.Errorf("%v: part %d of %+v is %s", q, i, near, p.State)
		}
	}
}

// TestReasons has a reason of each kind.
func TestReasons(t *testing.T) {
	e := NewEngine("native")
	for _, c := range []struct{ route, target, want string }{
		{"GET /users/{id}", "/users/7/", "the path ends in a slash, and the pattern does not"},
		{"GET /users/{$}", "/users", "the pattern ends in a slash, and the path does not"},
		{"GET /users/{$}", "/users/7", `the pattern ends in a slash, and the path continues with "7"`},
		{"GET /users", "/users/7/x", `the pattern ends, and the path continues with "7/x"`},
		{"GET /users/{id}/posts", "/users/7", `the path ends before "posts"`},
		{"GET /users/{id}", "/users", "the path ends before {id}"},
		{"GET /users/{id}", "/users/", "the value of {id} is empty"},
		{"GET /users", "/Users", `"Users" is not "users": upper and lower case differ`},
		{"GET /users", "/posts", `"posts" is not "users"`},
		{"GET /{v:v1|latest}", "/v2", `"v2" is not one of v1, latest`},
		{"GET /{id}.json", "/x.xml", `"x.xml" does not end with ".json"`},
		{"GET /@{user}", "/gopher", `"gopher" does not begin with "@"`},
		{"GET /@{user}", "/@", "the value of @{user} is empty"},
		{"GET /v{n:int}", "/v0", `"0" is not a number of 1 or more that fits into an int`},
		{"GET /{n:int}", "/25000000000000000000", `"25000000000000000000" is not a number of 1 or more that fits into an int`},
		{"GET /", "/x", `the pattern ends in a slash, and the path continues with "x"`},
		{"POST /x", "/x", "matches the path, but its method is POST"},
		{"GET /users{/}", "/users/7", `the pattern ends, and the path continues with "7"`},
	} {
		x := get[Explanation](t, e, CallExplain, Question{Source{Text: c.route}, "GET", c.target})
		if got := x.Near[0].Text; got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.target, c.route, got, c.want)
		}
	}
	for _, c := range []struct{ routes, want string }{
		{"GET /users/{id:int}\nGET /users/{name}", "matches too, but {id:int} goes before {name}"},
		{"GET /users/7\nGET /{kind}/7", `matches too, but "users" goes before {kind}`},
		{"GET /users/{id}\n* /users/{id}", "matches too, but the method GET goes before *"},
	} {
		x := get[Explanation](t, e, CallExplain, Question{Source{Text: c.routes}, "GET", "/users/7"})
		if got := x.Near[1].Text; got != c.want || x.Near[1].Fate != Loses {
			t.Errorf("%s: %s (%s), want %s", c.routes, got, x.Near[1].Fate, c.want)
		}
	}
}

// TestShrink: with the routes that are found, the set-up still departs from the contract in the same way. Without any of them it does not.
func TestShrink(t *testing.T) {
	e := NewEngine("native")
	found := 0
	for _, s := range sources() {
		table, err := newTable(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range manyRequests(table.Table, 4) {
			a := get[Answers](t, e, CallAsk, Question{s, q[0], q[1]})
			for _, g := range a.Groups[1:] {
				if g.Verdict == DoesNotTake {
					continue
				}
				found++
				shrunk := get[Shrunk](t, e, CallShrink, ShrinkArgument{Question{s, q[0], q[1]}, g.Setups[0]})
				shows := func(some []int) bool {
					r, _ := request(q[0], q[1])
					want, got := table.among(built(t, table, g.Setups[0]), some, r, q[1])
					verdict, _ := judge(want, got, true)
					return surpriseOf(verdict, want, got) == surpriseOf(g.Verdict, a.Want, g.Answer)
				}
				if !shows(shrunk.Routes) {
					t.Errorf("%v: %s does not depart so with the routes %v", q, g.Setups[0], shrunk.Routes)
				}
				for i := range shrunk.Routes {
					if shows(slices.Delete(slices.Clone(shrunk.Routes), i, i+1)) {
						t.Errorf("%v: %s departs so without one of %v", q, g.Setups[0], shrunk.Routes)
					}
				}
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d answers depart from the contract", found)
	}
}

// built returns a set-up of a table, built.
func built(t *testing.T, table *table, name string) *setup {
	t.Helper()
	i := slices.IndexFunc(table.setups, func(s *setup) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("there is no set-up %s", name)
	}
	table.setups[i].build(table)
	return table.setups[i]
}

// TestShrinkSays has the sentences about known surprises.
func TestShrinkSays(t *testing.T) {
	e := NewEngine("native")
	github := Source{Text: githubText}
	for _, c := range []struct {
		source        Source
		target, setup string
		text          string
		expect        []int
	}{
		{source: github, target: "/gists/1/star/", setup: "httprouter", text: "httprouter redirects to /gists/1/star. 1 of ", expect: []int{46}},
		{source: github, target: "/events", setup: "echo", text: "echo answers as the contract requires.", expect: []int{}},
		{
			source: Source{Text: "GET /{a}/b one\nGET /x/{c} two\nGET /z three"}, target: "/x/7", setup: "servemux",
			text: "servemux does not take GET /x/{c} beside GET /{a}/b.", expect: []int{0, 1},
		},
		{
			source: Source{Text: "GET /a/b\nGET /a/{p}/c\nGET /{p}/d\nGET /z"}, target: "/a/d", setup: "gin",
			text: "gin answers 404. 2 of 4 routes are enough for that.", expect: []int{1, 2},
		},
	} {
		shrunk := get[Shrunk](t, e, CallShrink, ShrinkArgument{Question{c.source, "GET", c.target}, c.setup})
		if len(shrunk.Text) < len(c.text) || shrunk.Text[:len(c.text)] != c.text || !slices.Equal(shrunk.Routes, c.expect) {
			t.Errorf("%s of %s: %q with %v, want %q with %v", c.target, c.setup, shrunk.Text, shrunk.Routes, c.text, c.expect)
		}
	}
}
