package report

import "gorouting/compare/internal/bench"

// featureRow is a row of the table of features.
type featureRow struct{ router, request string }

// featureRows are the rows of the table of features. A feature has a row for each kind of request that it makes a difference to.
var featureRows = []featureRow{
	{"after", "hits"},
	{"servemux", "hits"},
	{"servemux", "apiUpdateWidgetPart"},
	{"after-pattern", "hits"},
	{"after-lookup", "hits"},
	{"lookup", "hits"},
	{"after-hooks", "hits"},
	{"after-hooks", "404"},
	{"after-hooks", "405"},
	{"after-group", "apiGetWidgets"},
	{"after-group", "apiUpdateWidgetPart"},
	{"after-group", "widget"},
	{"after-pathvalues", "apiGetWidgets"},
	{"after-pathvalues", "apiUpdateWidgetPart"},
}

// featureRequests describes the requests of the table of features.
var featureRequests = map[string]string{
	"hits": "all routes", "404": "404", "405": "405", "apiGetWidgets": "without parameters", "apiUpdateWidgetPart": "two parameters",
	"widget": "not in the group",
}

// features returns a table of generated routers with features. It compares them with the router without features on the same requests.
func (p *pages) features() (string, error) {
	const base = "after"
	t := NewTable("router", "requests", ">× "+base, ">time", ">allocs/op", ">B/op")
	for _, row := range featureRows {
		c := bench.Cell{Family: bench.Serve, Table: "features", Routes: 11, Request: row.request, Router: row.router}
		if row == featureRows[0] && !p.Bench.Time(c).Known() {
			return "", nil
		}
		ratio, err := p.ratioOrDash(c, base)
		if err != nil {
			return "", err
		}
		costs, err := p.spent(c)
		if err != nil {
			return "", err
		}
		t.Add(append([]string{Code(row.router), featureRequests[row.request], ratio}, costs...)...)
	}
	return t.String(), nil
}
