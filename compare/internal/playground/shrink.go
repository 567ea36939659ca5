package playground

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorouting/compare/internal/library"
)

// This file finds the fewest routes that still show a surprise. With 203 routes, httprouter redirects GET /gists/1/star/ to /gists/1/star, and
// the contract requires a 404. With GET /gists/{id}/star alone, both still answer so: the other 202 routes do not matter.
//
// It removes routes in halves, then in quarters, and so on, as long as the surprise stays (delta debugging). The result is minimal: without any
// of its routes, the surprise is gone.

// shrink finds the fewest routes that still make a set-up depart from the contract in the same way.
func (c *call) shrink(q ShrinkArgument) (*Shrunk, error) {
	t, err := c.table(q.Source)
	if err != nil {
		return nil, err
	}
	r, err := request(q.Method, q.Target)
	if err != nil {
		return nil, err
	}
	s, err := c.setup(t, q.Setup)
	if err != nil {
		return nil, err
	}
	want := t.want(r)
	shrunk := &Shrunk{Setup: q.Setup, Answer: s.answer(t, q.Method, q.Target), Want: want, Routes: []int{}, Of: len(t.Routes)}
	if want.Route >= 0 && !s.accepts(t, want.Route) {
		shrunk.refused(t, s)
		return shrunk, nil
	}
	verdict, _ := judge(want, shrunk.Answer, true)
	if verdict == Same {
		shrunk.Text = fmt.Sprintf("%s answers as the contract requires.", s.Name)
		return shrunk, nil
	}
	of := surpriseOf(verdict, want, shrunk.Answer)
	var all []int
	for i := range t.Routes {
		all = append(all, i)
	}
	shrunk.Routes, err = c.fewest(all, func(some []int) bool {
		want, got := t.among(s, some, r, q.Target)
		verdict, _ := judge(want, got, true)
		return surpriseOf(verdict, want, got) == of
	})
	if err != nil {
		return nil, err
	}
	shrunk.Want, _ = t.among(s, shrunk.Routes, r, q.Target)
	shrunk.Text = fmt.Sprintf("%s %s. %s.", s.Name, doing(t, shrunk.Answer), enough(len(shrunk.Routes), shrunk.Of))
	return shrunk, nil
}

// refused explains an answer without the route that should win: the routes are the refused route, and the route that conflicts with it.
func (shrunk *Shrunk) refused(t *table, s *setup) {
	for i, r := range s.Refusals {
		if r.Route.Name != t.Routes[shrunk.Want.Route].Name {
			continue
		}
		r = s.Explain(i)
		shrunk.Routes = []int{shrunk.Want.Route}
		shrunk.Text = fmt.Sprintf("%s does not take %s.", s.Name, t.Routes[shrunk.Want.Route])
		if r.With != nil {
			shrunk.Routes = append(shrunk.Routes, t.index[r.With.Name])
			slices.Sort(shrunk.Routes)
			shrunk.Text = fmt.Sprintf("%s does not take %s beside %s %s.", s.Name, t.Routes[shrunk.Want.Route], r.With.Method, r.With.Pattern)
		}
	}
}

// surprise is a way to depart from the contract. Surprises can be compared with ==. The methods in Allow do not count, because fewer routes
// have fewer methods.
type surprise struct {
	verdict               Verdict
	wantStatus, gotStatus int
	wantRoute, gotRoute   int
	values                string
	location, problem     string
	fewer, none           bool // Allow has fewer methods than the contract requires, or none
}

func surpriseOf(verdict Verdict, want, got Answer) surprise {
	problem, _, _ := strings.Cut(got.Problem, ":")
	return surprise{
		verdict: verdict, wantStatus: want.Status, gotStatus: got.Status, wantRoute: want.Route, gotRoute: got.Route,
		values: fmt.Sprint(want.Values, got.Values), location: got.Location, problem: problem,
		fewer: verdict == OtherAllow && len(got.Allow) < len(want.Allow), none: len(got.Allow) == 0,
	}
}

// among asks the contract with some routes of the table, and the set-up with the accepted ones among them. The answers name routes by their
// indexes in the whole table.
func (t *table) among(s *setup, some []int, r *http.Request, target string) (want, got Answer) {
	part := &table{Table: t.Only(some...), index: t.index}
	want = part.want(r)
	if want.Route >= 0 {
		want.Route = some[want.Route]
	}
	accepted := slices.DeleteFunc(slices.Clone(some), func(i int) bool { return !s.accepts(t, i) })
	router, err := s.New(t.Only(accepted...), library.Listing)
	if err != nil {
		return want, Answer{Route: -1, Problem: "refused: " + err.Error()}
	}
	return want, t.ask(router, r.Method, target)
}

// fewest returns a part of the list that still shows something, and shows it no longer without any of its elements.
func (c *call) fewest(all []int, shows func(some []int) bool) ([]int, error) {
	whole := len(all)
	for size := (len(all) + 1) / 2; size >= 1; {
		removed := false
		for from := 0; from < len(all); {
			if err := c.step(whole-len(all), whole, "routes left out"); err != nil {
				return nil, err
			}
			less := slices.Concat(all[:from], all[min(from+size, len(all)):])
			if shows(less) {
				all, removed = less, true
			} else {
				from += size
			}
		}
		switch {
		case size > 1:
			size = (size + 1) / 2
		case !removed:
			return all, nil
		}
	}
	return all, nil
}

// doing says what a set-up does, after its name.
func doing(t *table, a Answer) string {
	switch {
	case a.Problem != "":
		return "does not answer: " + a.Problem
	case a.Location != "":
		return "redirects to " + a.Location
	case a.Route >= 0:
		return fmt.Sprintf("calls the handler of %s", t.Routes[a.Route])
	}
	return fmt.Sprintf("answers %d", a.Status)
}

// enough says how many routes show a surprise.
func enough(few, of int) string {
	if few == 0 {
		return "It does so without any route"
	}
	if few == 1 {
		return fmt.Sprintf("1 of %d routes is enough for that", of)
	}
	return fmt.Sprintf("%d of %d routes are enough for that", few, of)
}
