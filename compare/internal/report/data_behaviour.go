package report

import (
	"slices"
	"strconv"
	"strings"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
	"gorouting/internal/routes"
)

// siteBehaviour is the matrix of behaviours.
type siteBehaviour struct {
	Routers []siteCount `json:"routers"` // the columns
	Rows    []siteRow   `json:"rows"`
}

// siteCount is a router, and how many behaviours of it have each mark.
type siteCount struct {
	Router  string `json:"router"`
	Harmful string `json:"harmful"`
	Breaks  string `json:"breaks"`
	Differs string `json:"differs"`
}

// siteRow is a question.
type siteRow struct {
	Name     string        `json:"name"`
	About    string        `json:"about"`
	Source   string        `json:"source"`
	Must     string        `json:"must,omitempty"`
	Table    string        `json:"table,omitempty"` // the routes; "" for the widgets
	Requests []siteRequest `json:"requests"`
	Answers  []siteAnswer  `json:"answers"` // the contract's first
	Old      string        `json:"old,omitempty"`
}

// siteRequest is a request of a question.
type siteRequest struct {
	Text string `json:"text"`
	Link string `json:"link,omitempty"` // the playground with the question's routes and this request
}

// siteAnswer is what some routers answered alike.
type siteAnswer struct {
	Routers []string   `json:"routers"`
	Text    string     `json:"text"`
	Mark    string     `json:"mark,omitempty"`
	Note    string     `json:"note,omitempty"`
	Details [][]string `json:"details"` // request, answer, and what was expected, for each request
}

// siteBehaviour returns the matrix. With play, its requests link to the playground.
func (p *pages) siteBehaviour(play bool) (*siteBehaviour, error) {
	b := new(siteBehaviour)
	for _, name := range append(p.askedLibraries(), contract) {
		count := siteCount{Router: name}
		for mark, text := range map[behaviour.Mark]*string{behaviour.Hurts: &count.Harmful, behaviour.Breaks: &count.Breaks, behaviour.Differs: &count.Differs} {
			var err error
			if *text, err = p.marked(name, mark); err != nil {
				return nil, err
			}
		}
		b.Routers = append(b.Routers, count)
	}
	for _, row := range p.Found.Rows {
		r := siteRow{Name: row.Name, About: row.About, Source: row.Source, Must: row.Must, Table: row.Table, Requests: []siteRequest{}}
		if row.Old != nil {
			r.Old = oneLine("servemux with " + p.Found.OldGo + ": " + row.Old.Text)
		}
		for _, e := range row.Contract.Exchanges {
			request := siteRequest{Text: e.Request}
			if play {
				var err error
				if request.Link, err = playLink(row, e.Request); err != nil {
					return nil, err
				}
			}
			r.Requests = append(r.Requests, request)
		}
		r.Answers = p.siteAnswers(row)
		b.Rows = append(b.Rows, r)
	}
	return b, nil
}

// askedLibraries returns the names of the configurations of all libraries, including those with their own server.
func (p *pages) askedLibraries() []string {
	var names []string
	for _, r := range p.Found.Routers {
		if r.Library != "" {
			names = append(names, r.Name)
		}
	}
	return names
}

// siteAnswers groups the libraries that answer a question alike.
func (p *pages) siteAnswers(row behaviour.Row) []siteAnswer {
	libraries := p.askedLibraries()
	var all []siteAnswer
	for _, c := range append([]behaviour.Cell{row.Contract}, row.Cells...) {
		name := c.Router
		if len(all) == 0 {
			name = contract
		} else if !slices.Contains(libraries, name) {
			continue
		}
		one := siteAnswer{Routers: []string{name}, Text: oneLine(c.Text), Mark: string(c.Mark), Note: oneLine(c.Note), Details: [][]string{}}
		for _, e := range c.Exchanges {
			one.Details = append(one.Details, []string{oneLine(e.Request), oneLine(e.Answer), oneLine(e.Want)})
		}
		i := slices.IndexFunc(all, func(a siteAnswer) bool {
			return a.Text == one.Text && a.Mark == one.Mark && a.Note == one.Note && slices.EqualFunc(a.Details, one.Details, slices.Equal)
		})
		if i >= 0 {
			all[i].Routers = append(all[i].Routers, name)
			continue
		}
		all = append(all, one)
	}
	return all
}

// playLink returns the address of the playground with a question's routes and one of its requests: `PUT "/contact"`. It returns "" for a
// request that was shortened.
func playLink(row behaviour.Row, request string) (string, error) {
	method, quoted, _ := strings.Cut(request, " ")
	target, err := strconv.Unquote(quoted)
	if err != nil {
		return "", nil
	}
	text := row.Table
	if text == "" {
		text = routes.Widgets().String()
	}
	fragment, err := playground.State{Source: playground.Source{Text: text}, Method: method, Target: target}.Fragment()
	return web.Playground + fragment, err
}
