package playground

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// ask asks the contract and the set-ups.
func (c *call) ask(q AskArgument) (*Answers, error) {
	t, err := c.table(q.Source)
	if err != nil {
		return nil, err
	}
	r, err := request(q.Method, q.Target)
	if err != nil {
		return nil, err
	}
	some := t.some(q.Plain)
	if err := c.built(t, some); err != nil {
		return nil, err
	}
	a := &Answers{Request: described(r), Want: t.want(r)}
	a.Groups = []Group{{Answer: a.Want, Setups: []string{}, Verdict: Same}}
	for _, s := range some {
		if err := c.alive(); err != nil {
			return nil, err
		}
		a.add(t, s, s.answer(t, q.Method, q.Target))
	}
	a.sort()
	return a, nil
}

// want returns the contract's answer to a request.
func (t *table) want(r *http.Request) Answer {
	want := t.Want(r.Method, r.URL.Path)
	a := Answer{Status: want.Status, Route: want.Route, Values: []Value{}, Allow: append([]string{}, want.Allow...)}
	if want.Route >= 0 {
		var texts []string
		for _, value := range want.Values {
			texts = append(texts, fmt.Sprint(value))
		}
		a.Values = values(t.Routes[want.Route], texts)
	}
	return a
}

// values returns the parameters of a route with these values. If the end of its pattern is optional, the last value may be missing; it is "".
func values(r routes.Route, texts []string) []Value {
	all := []Value{}
	for i, s := range r.Params() {
		v := Value{Name: s.Name, Int: s.Kind == routes.Int}
		if i < len(texts) {
			v.Value = printable(texts[i])
		}
		all = append(all, v)
	}
	return all
}

// answer asks the set-up.
func (s *setup) answer(t *table, method, target string) Answer {
	return t.ask(s.Handler, method, target)
}

// ask asks a router of routes of the table. Each router gets a request of its own, because routers change requests.
func (t *table) ask(router http.Handler, method, target string) Answer {
	r, err := request(method, target)
	if err != nil {
		panic(err) // the caller has made the same request before
	}
	var got ask.Answer
	var listing string
	_, problem, ok := ask.Watch(func(client *ask.Client) {
		client.Header = func(h http.Header) { listing = h.Get(library.ListingHeader) }
		got = client.DoHTTP(router, r)
	})
	if !ok {
		got, listing = ask.Answer{Problem: problem}, ""
	}
	a := Answer{
		Status: got.Status, Route: -1, Values: []Value{}, Location: printable(got.Location),
		Allow: append([]string{}, got.Allowed()...), Problem: printable(got.Problem),
	}
	if name, texts, ok := library.ReadListing(listing); ok {
		a.Route = t.index[name]
		a.Values = values(t.Routes[a.Route], texts)
	}
	return a
}

// add adds the answer of a set-up to its group.
func (a *Answers) add(t *table, s *setup, answer Answer) {
	one := SetupAnswer{Name: s.Name, Accepted: len(s.Kept.Routes), Takes: a.Want.Route < 0 || s.accepts(t, a.Want.Route)}
	verdict, text := judge(a.Want, answer, one.Takes)
	one.Group = slices.IndexFunc(a.Groups, func(g Group) bool { return g.Verdict == verdict && (verdict == Same || g.Answer.equal(answer)) })
	if one.Group < 0 {
		one.Group = len(a.Groups)
		a.Groups = append(a.Groups, Group{Answer: answer, Verdict: verdict, Text: text})
	}
	g := &a.Groups[one.Group]
	g.Setups = append(g.Setups, s.Name)
	a.Setups = append(a.Setups, one)
}

// sort puts the greatest groups first, after the group of the contract.
func (a *Answers) sort() {
	slices.SortStableFunc(a.Groups[1:], func(x, y Group) int { return len(y.Setups) - len(x.Setups) })
	for i := range a.Setups {
		a.Setups[i].Group = slices.IndexFunc(a.Groups, func(g Group) bool { return slices.Contains(g.Setups, a.Setups[i].Name) })
	}
}

// equal reports whether two answers are the same.
func (a Answer) equal(b Answer) bool {
	return a.Status == b.Status && a.Route == b.Route && slices.Equal(a.Values, b.Values) && a.Location == b.Location &&
		slices.Equal(a.Allow, b.Allow) && a.Problem == b.Problem
}

// judge compares an answer with the contract's answer. takes says whether the set-up accepts the route that should win.
func judge(want, got Answer, takes bool) (verdict Verdict, text string) {
	switch {
	case !takes:
		return DoesNotTake, "does not take it"
	case got.Problem != "":
		what, _, _ := strings.Cut(got.Problem, ":")
		return Problem, what
	case got.Status/100 == 3 || got.Location != "":
		return Redirects, "a redirect"
	case got.Route >= 0 && want.Route < 0:
		return Answered, fmt.Sprintf("a handler is called, instead of %d", want.Status)
	case got.Route >= 0 && got.Route != want.Route:
		return OtherRoute, "another route"
	case got.Route >= 0 && !slices.Equal(got.Values, want.Values):
		return OtherValues, "other values"
	case got.Status != want.Status || got.Route != want.Route:
		return OtherStatus, fmt.Sprintf("%d instead of %d", got.Status, want.Status)
	case want.Route < 0 && !slices.Equal(got.Allow, want.Allow):
		return OtherAllow, allowText(want.Allow, got.Allow)
	}
	return Same, ""
}

// allowText says how the methods in Allow differ.
func allowText(want, got []string) string {
	if len(got) == 0 {
		return "no Allow"
	}
	lacks := slices.DeleteFunc(slices.Clone(want), func(m string) bool { return slices.Contains(got, m) })
	adds := slices.DeleteFunc(slices.Clone(got), func(m string) bool { return slices.Contains(want, m) })
	var all []string
	if len(lacks) > 0 {
		all = append(all, "lacks "+strings.Join(lacks, ", "))
	}
	if len(adds) > 0 {
		all = append(all, "adds "+strings.Join(adds, ", "))
	}
	return "Allow " + cmp.Or(strings.Join(all, " and "), "differs")
}
