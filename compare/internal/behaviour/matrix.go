package behaviour

import (
	"io"
	"net/http"
	"slices"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// question is what a row asks.
type question struct {
	name, about, source string

	table    *routes.Table             // the routes that are asked; nil for the widget routes
	mount    string                    // with a table: the prefix below which routes are mounted as the library's documentation does it; "" for none
	requests []string                  // "GET /contact"
	labels   []string                  // of the requests in a cell's text; nil for their targets
	ask      asking                    // nil for direct
	say      func(got observed) string // what a cell's text says of an answer; nil for brief

	like      string // a request: a router that answers as it answers this one has no behaviour of its own here
	local     bool   // servers of their own are not asked
	follows   bool   // the client follows redirects
	redirects bool   // it is about redirects: a router's habit to redirect counts here, and nowhere else
	silent    bool   // nothing is wanted

	must   string // what the source demands with a MUST; "" if nothing
	breaks func(got, want observed) bool

	hurts   func(got, want observed) bool // nil for another handler or other values
	differs func(got, want observed) bool // nil for the opposite of sameRouting
	want    func(request string) observed // what is wanted where the source says otherwise than the contract; nil if it does not
}

// keeper is the name of the gauge that keeps the contract.
const keeper = "baseline"

// isAsked reports whether there is use in asking a contestant: of the gauges, only the one that keeps the contract routes.
func isAsked(c library.Contestant) bool { return c.Group != found.GroupGauge || c.Name == keeper }

// Matrix asks every contestant every question, except for gauges that do not route, and the eight where the routes are not those
// that they have. Servers of their own are asked over a connection, as far as a question is about what comes over one. It takes
// seconds, and for a router that does not come back up to a minute more for each request.
func Matrix(contestants []library.Contestant, servers []library.Server) []found.Row {
	var rows []found.Row
	for _, q := range questions() {
		row, wants := q.row(contestants)
		for _, s := range servers {
			row.Servers = append(row.Servers, q.cellOfServer(s, wants))
		}
		rows = append(rows, row)
	}
	return rows
}

// row asks every contestant, and returns with the row what is wanted.
func (q question) row(contestants []library.Contestant) (found.Row, []observed) {
	row := found.Row{Name: q.name, About: q.about, Source: q.source, Must: q.must}
	keeper := named(keeper)
	if q.table != nil {
		row.Table, keeper = q.table.String(), oracle(q.table)
	}
	wants := q.answers(keeper)
	row.Contract = q.cell(keeper, wants)
	row.Contract.Router = found.Contract
	for _, c := range contestants {
		switch {
		case !isAsked(c) || q.table != nil && c.Setup == nil:
		case q.table != nil:
			row.Cells = append(row.Cells, q.cellOn(c, wants))
		default:
			row.Cells = append(row.Cells, q.cell(c, wants))
		}
	}
	return row, wants
}

// cellOn asks a library with a router of the question's own routes. One that does not take them says so at once, when the program
// starts: that is a matter of taste.
func (q question) cellOn(c library.Contestant, wants []observed) found.Cell {
	if q.mount != "" && c.Setup.Mount.What == "" {
		return mountless(c.Name)
	}
	router, err := c.Setup.Mounted(q.table, q.mount, library.Echoing)
	if err != nil {
		return refusal(c.Name, err)
	}
	c.New, c.Refusals = func() http.Handler { return router }, nil
	return q.cell(c, wants)
}

// mountless is the cell of a library whose documentation does not say how to mount routes below a prefix. It has no answer to mark.
func mountless(name string) found.Cell {
	return found.Cell{Router: name, Text: "has no such thing", Exchanges: []found.Exchange{
		{Request: "how to mount routes", Answer: "its documentation does not say: the prefix is written in each pattern"},
	}}
}

// refusal is the cell of a library that does not take a row's own routes.
func refusal(name string, err error) found.Cell {
	first, _, _ := strings.Cut(err.Error(), "\n")
	return found.Cell{Router: name, Text: "refuses these routes", Mark: found.Differs, Exchanges: []found.Exchange{
		{Request: "the routes", Answer: first, Want: "a router"},
	}}
}

// oracle returns a contestant that answers as the table wants.
func oracle(t *routes.Table) library.Contestant {
	return library.Contestant{Name: found.Contract, New: func() http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a := contract.Wanted(t, r.Method, r.URL.Path)
			w.Header().Set("Content-Type", a.ContentType)
			if a.Allow != "" {
				w.Header()["Allow"] = a.AllowLines()
			}
			w.WriteHeader(a.Status)
			io.WriteString(w, a.Body)
		})
	}}
}

// named returns the contestant of a name.
func named(name string) library.Contestant {
	all := library.All()
	return all[slices.IndexFunc(all, func(c library.Contestant) bool { return c.Name == name })]
}

// questions returns all of them.
func questions() []question {
	return slices.Concat(methodQuestions(), pathQuestions(), segmentQuestions(), tableQuestions(), redirectQuestions(), requestQuestions())
}

// answers asks a contestant.
func (q question) answers(c library.Contestant) []observed {
	var all []observed
	for _, request := range q.requests {
		all = append(all, q.asking()(c, request))
	}
	return all
}

func (q question) asking() asking {
	switch {
	case q.ask != nil:
		return q.ask
	case q.follows:
		return followed
	}
	return asking(direct).steady
}

// cell asks a contestant, and compares its answers with those that are wanted.
func (q question) cell(c library.Contestant, wants []observed) found.Cell {
	cell := found.Cell{Router: c.Name}
	var own observed
	if q.like != "" {
		own = q.asking()(c, q.like)
	}
	var texts []string
	var marks []found.Mark
	for i, got := range q.answers(c) {
		want := wants[i]
		got.without = isWithout(c, q.requests[i], got)
		e := found.Exchange{Request: quoteRequest(q.requests[i]), Answer: got.String()}
		if q.want != nil {
			want = q.want(q.requests[i])
		}
		if !q.silent {
			e.Want = want.String()
		}
		cell.Exchanges = append(cell.Exchanges, e)
		marks, texts = append(marks, q.mark(got, own, want)), append(texts, q.says(got))
	}
	for _, m := range found.Marks() {
		if slices.Contains(marks, m) && cell.Mark == found.Unmarked {
			cell.Mark = m
		}
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

// isWithout reports whether a contestant answers 404 where it was made without a route that the request is for.
func isWithout(c library.Contestant, request string, got observed) bool {
	widgets := routes.Widgets()
	return got.Status == 404 && slices.ContainsFunc(widgets.Candidates(read(request).URL.Path), func(i int) bool {
		return c.Without(widgets.Routes[i].Name)
	})
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
