package behaviour

import (
	"cmp"
	"slices"
	"strings"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
)

// question is what a row asks.
type question struct {
	name, about, source string

	requests []string                  // "GET /contact"
	labels   []string                  // of the requests in a cell's text; nil for their targets
	ask      asking                    // nil for direct
	say      func(got observed) string // what a cell's text says of an answer; nil for brief

	// differs reports whether an answer departs from the contract; nil for the opposite of sameRouting.
	differs func(got, want observed) bool
	want    string // what the contract wants, where floor cannot show it
	silent  bool   // the contract says nothing about it

	must   string // what the source demands with a MUST; "" if nothing
	breaks func(got observed) bool
}

// keeper is the name of the gauge that keeps the contract.
const keeper = "floor"

// isAsked reports whether there is use in asking a contestant: of the gauges, only the one that keeps the contract routes.
func isAsked(c contestant.Contestant) bool { return c.Group != found.GroupGauge || c.Name == keeper }

// Matrix asks every contestant every question, except for gauges that do not route. It takes less than a second, and for a
// router that does not come back up to a minute more for each request.
func Matrix(contestants []contestant.Contestant) []found.Row {
	floor := named(keeper)
	var rows []found.Row
	for _, q := range questions() {
		row := found.Row{Name: q.name, About: q.about, Source: q.source, Must: q.must}
		wants := q.answers(floor)
		for _, c := range contestants {
			if isAsked(c) {
				row.Cells = append(row.Cells, q.cell(c, wants))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// named returns the contestant of a name.
func named(name string) contestant.Contestant {
	all := contestant.All()
	return all[slices.IndexFunc(all, func(c contestant.Contestant) bool { return c.Name == name })]
}

// questions returns all of them.
func questions() []question {
	return slices.Concat(methodQuestions(), pathQuestions(), segmentQuestions(), redirectQuestions(), requestQuestions())
}

// answers asks a contestant.
func (q question) answers(c contestant.Contestant) []observed {
	asks := q.ask
	if asks == nil {
		asks = asking(direct).steady
	}
	var all []observed
	for _, request := range q.requests {
		all = append(all, asks(c, request))
	}
	return all
}

// cell asks a contestant, and compares its answers with those that are wanted.
func (q question) cell(c contestant.Contestant, wants []observed) found.Cell {
	cell := found.Cell{Router: c.Name}
	var texts []string
	for i, got := range q.answers(c) {
		want := wants[i]
		got.without = isWithout(c, want, got)
		e := found.Exchange{Request: quoteRequest(q.requests[i]), Answer: got.String()}
		if !q.silent {
			e.Want = cmp.Or(q.want, want.String())
			cell.Departs = cell.Departs || q.departs(got, want)
		}
		cell.Breaks = cell.Breaks || q.breaks != nil && q.breaks(got)
		cell.Exchanges = append(cell.Exchanges, e)
		texts = append(texts, q.says(got))
	}
	cell.Text = q.text(texts)
	return cell
}

// says returns what a cell's text says of an answer.
func (q question) says(got observed) string {
	if q.say == nil || got.Problem != "" {
		return got.brief()
	}
	return q.say(got)
}

// departs reports whether an answer is not the contract's.
func (q question) departs(got, want observed) bool {
	if q.differs != nil {
		return q.differs(got, want)
	}
	return !got.sameRouting(want)
}

// isWithout reports whether a contestant answers 404 because it was made without the route that the contract answers with.
func isWithout(c contestant.Contestant, want, got observed) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(want.Body), " ")
	return got.Status == 404 && c.Without(name)
}

// text puts together what a cell says of each request: once, if it is the same for all of them.
func (q question) text(texts []string) string {
	if len(slices.Compact(slices.Clone(texts))) == 1 {
		return texts[0]
	}
	for i, text := range texts {
		_, label, _ := strings.Cut(q.requests[i], " ")
		if q.labels != nil {
			label = q.labels[i]
		}
		texts[i] = label + ": " + text
	}
	return strings.Join(texts, "; ")
}

// quoteRequest returns a request with its target as the client wrote it.
func quoteRequest(request string) string {
	method, target, _ := strings.Cut(request, " ")
	return method + " " + ask.Quote(target)
}
