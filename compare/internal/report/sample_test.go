package report

import (
	"fmt"
	"slices"
	"time"

	"gorouting/compare/internal/found"
)

// hostile is what a router could put into a report: a script, and all that ends a table's cell, a code span or a line.
const hostile = "<script>alert(1)</script> a|b `c` ``d`` \"e\" 'f' {{.}} line\nbreak \x1b[31m \xff\u202e end"

// sample returns a report with something of everything: each group, each mark, ties, what was skipped, and hostile text.
func sample() *found.Report {
	r := &found.Report{
		Run: found.Run{
			Date: time.Date(2026, 11, 20, 15, 4, 0, 0, time.UTC), Go: "go1.26.8", OS: "linux", Arch: "amd64",
			CPU: "Example(R) CPU @ 2.00GHz", Cores: 2, Command: "go run -C compare .", Rounds: 10, Wanted: 10,
			Seed: 42, Processes: 6, Layouts: []uint32{11, 12, 13, 14, 15, 16}, Load: found.Load{Before: 0.5, Highest: 1.25, After: 1.1, Others: 0.02},
			Modules: []found.Module{{Path: "github.com/go-chi/chi/v5", Version: "v5.5.0"}, {Path: "github.com/julienschmidt/httprouter", Version: "v1.3.0"}},
		},
		Requests: []string{"home", "widget", "404", "405", "hits", "mixed"},
		Baseline: found.Binary{Size: 1_523_000},
		Routers: []found.Router{
			{Name: "split", Group: found.GroupOurs, Title: "path split at its slashes, by hand"},
			{Name: "chirouter", Group: found.GroupOurs, Title: "chi, made to keep the contract", Module: "github.com/go-chi/chi/v5", Version: "v5.5.0"},
			{Name: "servemux", Group: found.GroupPlain, Title: "net/http ServeMux", Version: "go1.26.8"},
			{Name: "chi", Group: found.GroupPlain, Library: "chi", Title: "go-chi/chi v5", Module: "github.com/go-chi/chi/v5", Version: "v5.5.0",
				Mount: found.Option{What: "Mount " + hostile, Source: "https://example.com/chi#Mount"}},
			{Name: "chi-options", Group: found.GroupPlain, Library: "chi", Title: "go-chi/chi v5", Module: "github.com/go-chi/chi/v5", Version: "v5.5.0",
				Options: []found.Option{{What: "NotFound, for " + hostile, Source: "https://example.com/chi#NotFound"}}},
			{Name: "httprouter", Group: found.GroupPlain, Title: "julienschmidt/httprouter", Module: "github.com/julienschmidt/httprouter", Version: "v1.3.0",
				Library: "httprouter", Refusals: []found.Refusal{
					{Route: found.Route{Method: "GET", Pattern: "/{slug}", Name: "widget"}, With: &found.Route{Method: "GET", Pattern: "/contact", Name: "contact"},
						Text: "wildcard route ':slug' conflicts with existing children in path '/:slug' " + hostile},
					{Route: found.Route{Method: "POST", Pattern: "/{slug}/image", Name: "widgetImage"}, Text: "no more routes"}}},
			{Name: "baseline", Group: found.GroupGauge, Title: "the routes written out by hand"},
			{Name: "handler", Group: found.GroupGauge, Title: "the right handler"},
			{Name: "noop", Group: found.GroupGauge, Title: "answers nothing"},
		},
	}
	for i := range r.Routers {
		x := &r.Routers[i]
		x.Kit, x.Table = sampleKit(x), found.Table{Register: found.Interval{Median: 3100 * float64(i+1), Low: 2900 * float64(i+1), High: 3600 * float64(i+1), N: 10, Confidence: .95}, Heap: int64(1200 * i), Modules: i / 2, Lines: 950 * i, Binary: int64(210_000 * i)}
	}
	r.Routers[7].Table = found.Table{} // handler does not route
	r.Rows = sampleRows()
	r.Servers = []found.Router{{Name: "fiber", Group: found.GroupServer, Library: "fiber", Title: "gofiber/fiber", Module: "github.com/gofiber/fiber/v3", Version: "v3.1.0",
		Options: []found.Option{{What: "StrictRouting", Source: "https://example.com/fiber"}}}}
	r.Whole = []found.Rate{{Server: "servemux", PerSecond: found.Ratio{Median: 40_000, Low: 38_000, High: 41_000, N: 6}, ToFirst: found.Ratio{Median: 1, Low: 1, High: 1, N: 6}},
		{Server: "fiber", PerSecond: found.Ratio{Median: 60_000, Low: 55_000, High: 61_000, N: 6}, ToFirst: found.Ratio{Median: 1.5, Low: 1.4, High: 1.6, N: 6}}}
	r.Costs, r.Rankings = sampleCosts(r), []found.Ranking{sampleRanking(hits, "split", "httprouter", "servemux", "chi", "chirouter"), sampleRanking(mixed, "split", "chirouter")}
	r.Growth, r.Shares = sampleGrowth(), sampleShares()
	return r
}

// sampleGrowth returns routers whose times and memory grow with the number of routes, each in its own way; one refuses many routes.
func sampleGrowth() []found.Growth {
	var all []found.Growth
	for i, name := range []string{"servemux", "chi", "httprouter"} {
		for j, routes := range []int{10, 1000} {
			g := found.Growth{Router: name, Group: found.GroupPlain, Routes: routes}
			if name == "httprouter" && routes > 10 {
				g.Refused = "no more routes " + hostile
				all = append(all, g)
				continue
			}
			m := 100 * float64(1+i) * float64(1+4*j)
			g.Learned, g.Distinct = found.Interval{Median: m, Low: 0.9 * m, High: 1.2 * m, N: 6, Confidence: .96875}, found.Interval{Median: 2 * m, Low: 1.9 * m, High: 2.1 * m, N: 6, Confidence: .96875}
			g.Register, g.Heap = found.Interval{Median: 1000 * m, Low: 900 * m, High: 1100 * m, N: 6, Confidence: .96875}, int64(routes*100*(i+1))
			all = append(all, g)
		}
	}
	exactly := func(ns float64) found.Interval {
		return found.Interval{Median: ns, Low: ns, High: ns, N: 6, Confidence: .96875}
	}
	for _, at := range [][2]float64{{10, 50}, {1000, 3200}} {
		routes, ns := int(at[0]), at[1]
		all = append(all, found.Growth{Router: "tree", Group: found.GroupOurs, Routes: routes, Learned: exactly(ns), Distinct: exactly(2 * ns), Register: exactly(1)})
	}
	return all
}

// sampleShares returns what part routing has in some routers, the largest first.
func sampleShares() []found.Share {
	at := func(m float64) found.Interval {
		return found.Interval{Median: m, Low: 0.9 * m, High: 1.1 * m, N: 6, Confidence: .96875}
	}
	return []found.Share{
		{Router: "chi", Group: found.GroupPlain, Samples: 1200, Routing: at(0.08), Request: at(10_000)},
		{Router: "httprouter", Group: found.GroupPlain, Skipped: "does not have all of the routes"},
		{Router: "baseline", Group: found.GroupGauge, Samples: 12, Request: at(8_000)},
		{Router: "split", Group: found.GroupOurs, Samples: 900, Routing: at(0.0125), Request: at(9_000)},
	}
}

// sampleRanking returns a ranking in which all routers are separated but split and httprouter.
func sampleRanking(request string, routers ...string) found.Ranking {
	ranking := found.Ranking{Request: request, Pairs: len(routers) * (len(routers) - 1) / 2}
	for i, x := range routers {
		for _, y := range routers[i+1:] {
			if x != "split" || y != "httprouter" {
				ranking.Apart = append(ranking.Apart, [2]string{x, y})
			}
		}
	}
	ranking.Told = len(ranking.Apart)
	return ranking
}

func sampleKit(x *found.Router) found.Kit {
	switch x.Group {
	case found.GroupOurs:
		return found.Kit{Asked: 404, Words: true}
	case found.GroupPlain:
		return found.Kit{Asked: 404, Causes: []found.Cause{
			{What: "404 instead of 405", Rule: 7, RuleText: "candidates, none with the method: 405, and one Allow",
				Example: found.Exchange{Request: `"PUT" "/contact"`, Answer: `404 "nope"`, Want: `405 "405 method not allowed\n", Allow: GET`}},
			{What: "another " + hostile, Rule: 8, RuleText: "no candidate: 404 without Allow",
				Example: found.Exchange{Request: hostile, Answer: hostile + "!", Want: hostile}},
		}}
	}
	return found.Kit{}
}

// sampleRows returns a matrix in which the routers of plain libraries depart in every way.
func sampleRows() []found.Row {
	rows := []found.Row{
		{Name: "wrong method", About: "PUT on a path that has GET and POST: is it 405, with both in Allow?", Source: "RFC 9110 §15.5.6, RFC 9110 §10.2.1", Must: "Allow with a 405"},
		{Name: "HEAD", About: "HEAD on a GET route.", Source: "RFC 9110 §9.1", Must: "GET and HEAD supported"},
		{Name: "double slash", Table: "GET /a/{b} ab\nPOST /c c\n", About: "Is // cleaned, redirected or left?", Source: "taste"},
		{Name: "dot segments", About: "Is /a/../contact cleaned, redirected or left?", Source: "RFC 3986 §5.2.4, for clients; taste for servers"},
		{Name: "redirected POST", About: "Does a redirect turn a POST into a GET?", Source: "RFC 9110 §15.4.2"},
		{Name: "id 007", About: "Leading zeros in a number.", Source: "taste"},
		{Name: "odd | <b>bytes</b>", About: "Invalid UTF-8, `ticks` & pipes | in a path.", Source: "taste"},
	}
	for i := range rows {
		want := `405 "405 method not allowed\n", Allow: GET, POST`
		kept := found.Cell{Text: "405, Allow: GET, POST", Exchanges: []found.Exchange{{Request: `PUT "/api/widgets"`, Answer: want, Want: want}}}
		for j, router := range []string{"split", "chirouter", "servemux", "chi", "chi-options", "httprouter", "baseline"} {
			c := kept
			c.Router = router
			if n := i + 2*j; i != 5 && j >= 2 && j <= 5 && n%3 != 0 {
				c.Text, c.Mark = "404, no Allow", found.Differs
				switch {
				case rows[i].Must != "" && n%2 == 0:
					c.Mark = found.Breaks
				case i == 2 || i == 6:
					c.Mark = found.Hurts
				}
				c.Exchanges = append(slices.Clone(c.Exchanges), found.Exchange{Request: `PUT "/contact"`, Answer: fmt.Sprintf(`404 "page %d | not found\n"`, n), Want: want}, found.Exchange{Request: `FOO "/"`, Answer: `400 ""`})
			}
			rows[i].Cells = append(rows[i].Cells, c)
		}
		rows[i].Contract = kept
		rows[i].Servers = []found.Cell{{Router: "fiber", Text: "501", Mark: found.Differs, Exchanges: []found.Exchange{{Request: "FOO /", Answer: "501", Want: want}}}}
		if i == 5 {
			rows[i].Servers[0] = found.Cell{Router: "fiber", Text: "not asked"}
		}
		rows[i].Contract.Router = found.Contract
	}
	rows[1].Contract.Mark = found.Breaks
	rows[1].Cells[0].Mark, rows[1].Cells[1].Mark = found.Breaks, found.Breaks
	last := &rows[len(rows)-1].Cells[5]
	last.Text, last.Mark, last.Exchanges = "200, "+hostile, found.Hurts, []found.Exchange{{Request: hostile, Answer: hostile + "!", Want: hostile}}
	return rows
}

// sampleCosts returns times that grow from router to router; the first two are not separated, and plain libraries skip some.
func sampleCosts(r *found.Report) []found.Cost {
	median := map[string]float64{"split": 248, "chirouter": 1043, "servemux": 402, "chi": 640.4, "httprouter": 260, "baseline": 165, "handler": 110, "noop": 20.2}
	place := map[string][2]int{"split": {1, 2}, "httprouter": {1, 2}, "servemux": {3, 3}, "chi": {4, 4}, "chirouter": {5, 5}}
	var all []found.Cost
	for _, x := range r.Routers {
		for i, request := range r.Requests {
			c := found.Cost{Router: x.Name, Request: request, Best: place[x.Name][0], Worst: place[x.Name][1]}
			if x.Name == "chi-options" {
				c.Skipped = "not measured"
				all = append(all, c)
				continue
			}
			if x.Group == found.GroupPlain && (request == "405" || request == mixed) {
				c.Skipped, c.Best, c.Worst = "404 instead of 405 (rule 7)", 0, 0
				if x.Name == "httprouter" {
					c.Skipped = "has no such route " + hostile
				}
				all = append(all, c)
				continue
			}
			m := median[x.Name] * (0.3 + float64(i)/4)
			c.Time = found.Interval{Median: m, Low: 0.9 * m, High: 1.2*m + 5, N: 6, Confidence: .96875}
			k := median[x.Name] / median["baseline"]
			c.ToBaseline = found.Ratio{Median: k, Low: min(k, 0.9*k+0.1), High: max(k, 1.2*k-0.2), N: 6, Confidence: .96875}
			switch x.Name {
			case "chi", "chirouter":
				c.Bytes, c.Allocs = 602, 4
			case "servemux":
				c.Bytes, c.Allocs = 40, 1.73
			case "noop":
			default:
				c.Bytes, c.Allocs = 32, 1.64
			}
			all = append(all, c)
		}
	}
	return all
}

// wide returns a report of the size that a real one has: twenty columns and as many rows.
func wide() *found.Report {
	r := sample()
	for i := 2; i <= 3; i++ {
		for _, x := range sample().InGroup(found.GroupOurs, found.GroupPlain) {
			for j := range r.Rows {
				c, _ := r.Rows[j].Cell(x.Name)
				c.Router = fmt.Sprint(x.Name, i)
				r.Rows[j].Cells = append(r.Rows[j].Cells, c)
			}
			for _, request := range r.Requests {
				c := r.Cost(x.Name, request)
				c.Router = fmt.Sprint(x.Name, i)
				r.Costs = append(r.Costs, c)
			}
			x.Name = fmt.Sprint(x.Name, i)
			if x.Library != "" {
				x.Library = fmt.Sprint(x.Library, i)
			}
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
