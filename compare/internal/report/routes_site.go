package report

import (
	"cmp"
	"html/template"
	"net/url"

	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/playground/web"
)

// Files returns the page as NAME.md and as NAME.html, and the files that the HTML needs.
func (p RoutesPage) Files(name string) (map[string][]byte, error) {
	markdown, err := p.Markdown()
	if err != nil {
		return nil, err
	}
	main, err := p.html()
	if err != nil {
		return nil, err
	}
	data := name + "." + dataScript
	page := web.Page{Alone: true, Title: p.Name(), Description: "Routers compared on the routes of " + p.Name(), Class: "prose report", Styles: []string{"report.css"},
		Scripts: []string{"./" + url.PathEscape(data), commonScript, chartScript, costScript}, Main: main}
	html, err := page.HTML()
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{name + ".md": markdown, name + ".html": html}
	drawn, err := p.data()
	if err != nil {
		return nil, err
	}
	if all[data], err = drawn.script(); err != nil {
		return nil, err
	}
	return all, addLook(all)
}

// drawnRoutes is a RoutesPage without tables of costs, because a script draws the costs.
type drawnRoutes struct{ RoutesPage }

// Costs returns "", which leaves the section out.
func (drawnRoutes) Costs() string { return "" }

// Growth returns "", which leaves the section out.
func (drawnRoutes) Growth() string { return "" }

// html returns the content of the HTML page.
func (p RoutesPage) html() (template.HTML, error) {
	text, err := ownPage("routes.md", drawnRoutes{p})
	if err != nil || p.Bench == nil {
		main, failed := toHTML(string(text))
		return main, cmp.Or(err, failed)
	}
	costs, err := ownPage("costs.md", p)
	if err != nil {
		return "", err
	}
	return drawing(string(text) + "\n" + string(costs))
}

// data returns what the scripts of the page draw.
func (p RoutesPage) data() (siteData, error) {
	d := siteData{Routers: routersNamed(p.rows()), Costs: []costSet{}, Growth: []growthSet{}}
	if p.Bench == nil {
		return d, nil
	}
	for _, kind := range requestKinds {
		if set := p.costSet(kind[0]); len(set.Rows) > 0 {
			set.Table, set.Request = p.Name()+", "+plural(p.Measured(), "route"), kind[1]
			d.Costs = append(d.Costs, set)
		}
	}
	sizes := p.sizes()
	if len(sizes) < 2 {
		return d, nil
	}
	curves, err := growing(p.routers(), sizes, p.point)
	d.Growth = append(d.Growth, growthSet{"a request: one of 32,768 different ones", sizes, powers(curves, short), curves})
	return d, err
}

// costSet returns the costs of a kind of request.
func (p RoutesPage) costSet(request string) costSet {
	set := costSet{Base: p.Base(), Missing: []missing{}}
	for _, router := range p.routers() {
		c := p.cell(bench.Serve, request, router)
		ratio := p.Bench.Ratio(c, p.Base())
		switch {
		case c.Router == "":
			continue
		case router == p.Base():
			ratio = bench.Interval{Mid: 1, Low: 1, High: 1, N: ratio.N}
		case !ratio.Known():
			continue
		case ratio.N > 1 && ratio.Wide():
			set.Missing = append(set.Missing, missing{router, "its interval is wider than its value"})
			continue
		}
		set.Rows = append(set.Rows, costRow{router, ratioOf(ratio), p.ratioOf(request)(router), "", known(p.Bench.Time(c)),
			p.value(bench.Serve, request, "allocs/op", count)(router), p.value(bench.Serve, request, "B/op", count)(router)})
	}
	for _, text := range p.Skipped() {
		set.Missing = append(set.Missing, missing{Why: oneLine(text)})
	}
	return set
}

// point returns the time of a distinct request for a number of routes.
func (p RoutesPage) point(router string, n int) (point sitePoint, _ error) {
	c := p.cell(bench.Serve, distinct, router)
	c.Routes = n
	if i := p.Bench.Time(c); i.Known() {
		point.Cost, point.Text = ratioOf(i), known(i)
	}
	return point, nil
}
