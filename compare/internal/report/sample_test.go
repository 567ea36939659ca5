package report

import (
	"fmt"
	"time"
)

// hostile is what a router could put into a report: a script, and all that ends a table's cell, a code span or a line.
const hostile = "<script>alert(1)</script> a|b `c` ``d`` \"e\" 'f' {{.}} line\nbreak \x1b[31m \xff\u202e end"

// sample returns a report with something of everything: each group, each mark, ties, what was skipped, and hostile text.
func sample() *Report {
	r := &Report{
		Run: Run{
			Date: time.Date(2026, 11, 20, 15, 4, 0, 0, time.UTC), Go: "go1.26.8", OS: "linux", Arch: "amd64",
			CPU: "Example(R) CPU @ 2.00GHz", Cores: 2, Command: "go run -C compare .", Rounds: 10, Wanted: 10,
			Modules: []Module{{"github.com/go-chi/chi/v5", "v5.5.0"}, {"github.com/julienschmidt/httprouter", "v1.3.0"}},
		},
		Requests: []string{"home", "widget", "404", "405", "hits", "mixed"},
		Baseline: Binary{1_523_000},
		Routers: []Router{
			{Name: "split", Group: GroupOurs, Title: "path split at its slashes, by hand"},
			{Name: "chirouter", Group: GroupOurs, Title: "chi, made to keep the contract", Module: "github.com/go-chi/chi/v5", Version: "v5.5.0"},
			{Name: "servemux", Group: GroupPlain, Title: "net/http ServeMux", Version: "go1.26.8"},
			{Name: "chi", Group: GroupPlain, Title: "go-chi/chi v5", Module: "github.com/go-chi/chi/v5", Version: "v5.5.0"},
			{Name: "httprouter", Group: GroupPlain, Title: "julienschmidt/httprouter", Module: "github.com/julienschmidt/httprouter", Version: "v1.3.0",
				Refused: "wildcard route ':slug' conflicts with existing children in path '/:slug' " + hostile,
				Missing: []Route{{"GET", "/{slug}", "widget"}, {"GET", "/{slug}/admin", "widgetAdmin"}, {"POST", "/{slug}/image", "widgetImage"}}},
			{Name: "floor", Group: GroupGauge, Title: "the routes written out by hand"},
			{Name: "noop", Group: GroupGauge, Title: "answers nothing"},
		},
	}
	for i := range r.Routers {
		x := &r.Routers[i]
		x.Kit, x.Table = sampleKit(x), Table{Interval{3100 * float64(i+1), 2900 * float64(i+1), 3600 * float64(i+1), 10, .95}, int64(1200 * i), i / 2, 950 * i, int64(210_000 * i)}
	}
	r.Rows = sampleRows()
	r.Costs = sampleCosts(r)
	return r
}

func sampleKit(x *Router) Kit {
	switch x.Group {
	case GroupOurs:
		return Kit{Kept: 404, Cases: 404, Rules: []Rule{{1, "URL.Path is matched as it stands", 40, 40, ""}}}
	case GroupPlain:
		return Kit{Kept: 380 - len(x.Name), Cases: 404, Rules: []Rule{
			{1, "URL.Path is matched as it stands", 40, 40, ""},
			{7, "candidates, none with the method: 405, and one Allow", 3, 40 + len(x.Name), "rule 7\n\trequest: PUT \"/contact\"\n\t    got: 404 \"nope\"\n\t   want: 405"},
			{8, "no candidate: 404 without Allow", 1, 2, hostile},
		}}
	}
	return Kit{}
}

// sampleRows returns a matrix in which the routers of plain libraries depart in every way.
func sampleRows() []Row {
	rows := []Row{
		{Name: "wrong method", About: "PUT on a path that has GET and POST: is it 405, with both in Allow?", Source: "RFC 9110 §15.5.6, RFC 9110 §10.2.1", Must: "Allow with a 405"},
		{Name: "HEAD", About: "HEAD on a GET route.", Source: "RFC 9110 §9.1", Must: "GET and HEAD supported"},
		{Name: "double slash", About: "Is // cleaned, redirected or left?", Source: "taste"},
		{Name: "dot segments", About: "Is /a/../contact cleaned, redirected or left?", Source: "RFC 3986 §5.2.4, for clients; taste for servers"},
		{Name: "redirected POST", About: "Does a redirect turn a POST into a GET?", Source: "RFC 9110 §15.4.2"},
		{Name: "id 007", About: "Leading zeros in a number.", Source: "taste"},
		{Name: "odd | <b>bytes</b>", About: "Invalid UTF-8, `ticks` & pipes | in a path.", Source: "taste"},
	}
	for i := range rows {
		for j, router := range []string{"split", "chirouter", "servemux", "chi", "httprouter", "floor"} {
			want := `405 "405 method not allowed\n", Allow: GET, POST`
			c := Cell{Router: router, Text: "405, Allow: GET, POST", Exchanges: []Exchange{{`PUT "/api/widgets"`, want, want}}}
			if n := i + 2*j; i != 5 && j >= 2 && j <= 4 && n%3 != 0 {
				c.Text, c.Departs, c.Breaks = "404, no Allow", true, rows[i].Must != "" && n%2 == 0
				c.Exchanges = append(c.Exchanges, Exchange{`PUT "/contact"`, fmt.Sprintf(`404 "page %d | not found\n"`, n), want}, Exchange{`FOO "/"`, `400 ""`, ""})
			}
			rows[i].Cells = append(rows[i].Cells, c)
		}
	}
	last := &rows[len(rows)-1].Cells[4]
	last.Text, last.Departs, last.Exchanges = "200, "+hostile, true, []Exchange{{hostile, hostile + "!", hostile}}
	return rows
}

// sampleCosts returns times that grow from router to router; the first two are tied, and plain libraries skip some.
func sampleCosts(r *Report) []Cost {
	median := map[string]float64{"split": 248, "chirouter": 1043, "servemux": 402, "chi": 640.4, "httprouter": 260, "floor": 165, "noop": 20.2}
	place := map[string][2]int{"split": {1, 2}, "httprouter": {1, 2}, "servemux": {3, 3}, "chi": {4, 4}, "chirouter": {5, 5}}
	var all []Cost
	for _, x := range r.Routers {
		for i, request := range r.Requests {
			c := Cost{Router: x.Name, Request: request, Best: place[x.Name][0], Worst: place[x.Name][1]}
			if x.Group == GroupPlain && (request == "405" || request == mixed) {
				c.Skipped, c.Best, c.Worst = "answers 404 where the contract wants 405", 0, 0
				if x.Name == "httprouter" {
					c.Skipped = "has no such route " + hostile
				}
				all = append(all, c)
				continue
			}
			m := median[x.Name] * (0.3 + float64(i)/4)
			c.Time = Interval{m, 0.9 * m, 1.2*m + 5, 10, .95}
			c.OverNoop = Interval{m - 20, 0.9*m - 20, 1.2*m - 15, 10, .95}
			if x.Name == "chi" || x.Name == "chirouter" {
				c.Bytes, c.Allocs = 602, 4
			}
			all = append(all, c)
		}
	}
	return all
}

// wide returns a report of the size that a real one has: twenty columns and as many rows.
func wide() *Report {
	r := sample()
	for i := 2; i <= 3; i++ {
		for _, x := range sample().inGroup(GroupOurs, GroupPlain) {
			for j := range r.Rows {
				c, _ := r.Rows[j].cell(x.Name)
				c.Router = fmt.Sprint(x.Name, i)
				r.Rows[j].Cells = append(r.Rows[j].Cells, c)
			}
			for _, request := range r.Requests {
				c := r.cost(x.Name, request)
				c.Router = fmt.Sprint(x.Name, i)
				r.Costs = append(r.Costs, c)
			}
			x.Name = fmt.Sprint(x.Name, i)
			r.Routers = append(r.Routers, x)
		}
	}
	for i := 2; i <= 3; i++ {
		for _, row := range sampleRows() {
			row.Name = fmt.Sprint(row.Name, " ", i)
			r.Rows = append(r.Rows, row)
		}
	}
	return r
}
