package behaviour

import (
	"cmp"
	"io"
	"net/http"
	"slices"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// question is what a row asks.
type question struct {
	name, about, source string

	table    *routes.Table             // the routes of the routers; nil for the widgets
	mount    string                    // if not "", routes of the table are mounted below this prefix in the library's own way
	added    library.When              // if not 0, a middleware is added at that time; the note of an answer says whether it ran
	requests []string                  // "GET /contact"
	labels   []string                  // names of the requests in a cell's text; nil to show their targets
	ask      asking                    // nil for direct
	wire     wire                      // replaces ask, and uses a connection
	say      func(got observed) string // describes an answer in a cell's text; nil for brief

	like      string // another request; a router that answers both in the same way gets no mark
	cause     string // see Cell.Cause; "" for the name of the question
	local     bool   // libraries with their own server are not asked
	redirects bool   // the question is about redirects; other questions ignore redirects
	silent    bool   // no answer is right or wrong

	must   string // what the source demands with a MUST; "" if nothing
	strict bool   // see Row
	breaks func(got, want observed) bool

	hurts   func(got, want observed) bool // nil if a wrong handler or a wrong value hurts
	differs func(got, want observed) bool // nil for the opposite of sameRouting
	want    func(request string) observed // what the source expects, if the contract expects something else
}

// questions returns all questions.
func questions() []question {
	return slices.Concat(methodQuestions(), pathQuestions(), segmentQuestions(), tableQuestions(), redirectQuestions(), requestQuestions(), middlewareQuestions())
}

// These causes are shared by several rows.
const (
	causeRedirects = "it redirects"
	causeRefuses   = "it refuses routes that overlap"
	causeQuery     = "it puts parameters into the query"
)

// subject is a router that is asked.
type subject struct {
	name    string
	router  library.Router
	table   *routes.Table
	new     func() http.Handler
	missing []library.Refusal // the widget routes that the router refuses
}

// row asks every router.
func (q question) row(all []library.Router) Row {
	row := Row{Name: q.name, About: q.about, Source: q.source, Must: q.must, Strict: q.strict}
	if q.table != nil {
		row.Table = q.table.String()
	}
	keeper := oracle(q.routes())
	wants := q.answers(keeper)
	row.Contract = q.cell(keeper, wants)
	for _, r := range all {
		if q.table == nil || r.AnyTable() {
			row.Cells = append(row.Cells, q.cellOf(r, wants))
		}
	}
	return row
}

func (q question) routes() *routes.Table { return cmp.Or(q.table, routes.Widgets()) }

// cellOf asks a router. If the mark depends on an option that we set, the cell has a note about the option.
func (q question) cellOf(r library.Router, wants []observed) Cell {
	cell := q.cellWith(r, wants)
	without, option := r.Choice()
	if option == "" {
		return cell
	}
	if other := q.cellWith(without, wants); other.Mark != cell.Mark {
		cell.Cause = option
		cell.Note = "This depends on the option " + option + ", which we set. Without it: " + other.Text + "."
	}
	return cell
}

// cellWith asks a router with the question's own routes, or with those widget routes that it accepts.
func (q question) cellWith(r library.Router, wants []observed) Cell {
	if r.Group == library.Server && (q.ask != nil || q.local) {
		return Cell{Router: r.Name, Text: "not asked", Cause: q.name}
	}
	if q.mount != "" && !r.Mounts() {
		return q.without(r.Name, "how to mount routes", "the documentation does not say: the prefix is written in each pattern")
	}
	if q.added != 0 {
		var ok bool
		if r, q, ok = q.withMiddleware(r); !ok {
			return q.without(r.Name, "how to add middleware", "the documentation does not say: a handler is wrapped before it is added")
		}
	}
	s := subject{name: r.Name, router: r, table: q.table}
	if q.table == nil {
		s.table, s.missing = r.Accepted(routes.Widgets())
	}
	if r.Group == library.Server {
		return q.cellOfServer(s, wants)
	}
	if _, err := r.Mounted(s.table, q.mount, library.Echo); err != nil {
		return q.refused(r.Name, err)
	}
	s.new = func() http.Handler {
		router, err := r.Mounted(s.table, q.mount, library.Echo)
		if err != nil {
			panic(err) // it was built before, and accepted these routes
		}
		return router
	}
	return q.cell(s, wants)
}

// cellOfServer asks a library with its own server, over a connection.
func (q question) cellOfServer(s subject, wants []observed) (cell Cell) {
	err := s.router.Serve(s.table, q.mount, library.Echo, func(addr string) {
		asks := q.wire
		if asks == nil {
			asks = overWire
		}
		q.ask, q.wire = func(_ subject, request string) observed { return asks(addr, request) }, nil
		cell = q.cell(s, wants)
	})
	if err != nil {
		return q.refused(s.name, err)
	}
	return cell
}

// without returns the cell of a library that lacks what the question is about. The cell has no mark.
func (q question) without(name, request, answer string) Cell {
	return Cell{Router: name, Text: "has no such thing", Cause: q.name, Exchanges: []Exchange{{Request: request, Answer: answer}}}
}

// refused returns the cell of a library that refuses the row's routes. A program with this library fails at start, so the
// refusal cannot hurt.
func (q question) refused(name string, err error) Cell {
	first, _, _ := strings.Cut(err.Error(), "\n")
	cause, text := q.name, "refuses these routes"
	if len(q.table.Routes) > 1 {
		cause = causeRefuses
	}
	if q.added != 0 {
		cause, text = q.name, "refuses the middleware"
	}
	return Cell{Router: name, Text: text, Mark: Differs, Cause: cause, Exchanges: []Exchange{
		{Request: "the routes", Answer: first, Want: "a router"},
	}}
}

// oracle returns a router that answers as the table says.
func oracle(t *routes.Table) subject {
	return subject{name: contractName, table: t, new: func() http.Handler {
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

// answers sends each request to a router.
func (q question) answers(s subject) []observed {
	var all []observed
	for _, request := range q.requests {
		all = append(all, q.asking()(s, request))
	}
	return all
}

func (q question) asking() asking {
	switch {
	case q.ask != nil:
		return q.ask
	case q.wire != nil:
		return onServer(q.wire)
	}
	return asking(direct).steady
}

// cell asks a router, and compares its answers with the expected ones.
func (q question) cell(s subject, wants []observed) Cell {
	cell := Cell{Router: s.name, Cause: cmp.Or(q.cause, q.name)}
	var own observed
	if q.like != "" {
		own = q.asking()(s, q.like)
	}
	var texts []string
	for i, got := range q.answers(s) {
		want := wants[i]
		got.without = s.isWithout(q.requests[i], got)
		if q.want != nil {
			want = q.want(q.requests[i])
		}
		e := Exchange{Request: quoteRequest(q.requests[i]), Answer: got.String()}
		if !q.silent {
			e.Want = want.String()
		}
		cell.Exchanges, texts = append(cell.Exchanges, e), append(texts, q.says(got))
		if mark := q.mark(got, own, want); mark.gravity() > cell.Mark.gravity() {
			cell.Mark = mark
		}
		if q.redirects && (got.Location != "" || got.moved) {
			cell.Cause = causeRedirects
		}
	}
	cell.Text = q.text(texts)
	return cell
}

// says returns what a cell's text says about an answer.
func (q question) says(got observed) string {
	if q.say == nil || got.Problem != "" {
		return got.brief()
	}
	return q.say(got)
}

// isWithout reports whether a router answers 404 because it was built without the widget route of a request.
func (s subject) isWithout(request string, got observed) bool {
	if got.Status != http.StatusNotFound || len(s.missing) == 0 {
		return false
	}
	widgets := routes.Widgets()
	return slices.ContainsFunc(widgets.Candidates(read(request).URL.Path), func(i int) bool {
		return slices.ContainsFunc(s.missing, func(r library.Refusal) bool { return r.Route.Name == widgets.Routes[i].Name })
	})
}

// text joins what a cell says about each request. A text that is the same for all requests appears once.
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

// quoteRequest returns a request with its target in quotes.
func quoteRequest(request string) string {
	method, target, _ := strings.Cut(request, " ")
	return method + " " + ask.Quote(target)
}
