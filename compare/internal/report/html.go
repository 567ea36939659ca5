package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
)

//go:embed templates
var templates embed.FS

// document is what the page's templates see.
type document struct {
	*found.Report
	Charts map[string]chart
	Style  template.CSS
}

// html returns the report as one page that needs nothing else: no script, and nothing from the network.
func (r view) html(charts []chart) ([]byte, error) {
	t, err := template.New("page.html").Funcs(r.questions()).ParseFS(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	style, err := templates.ReadFile("templates/style.css")
	if err != nil {
		return nil, err
	}
	d := document{r.Report, map[string]chart{}, template.CSS(string(style) + r.filters())}
	for _, c := range charts {
		d.Charts[c.Name] = c
	}
	var b bytes.Buffer
	if err := t.Execute(&b, d); err != nil {
		return nil, err
	}
	return printable(b.Bytes()), nil
}

// questions returns what the templates may ask.
func (r view) questions() template.FuncMap {
	return template.FuncMap{
		"answers": r.answers, "warnings": r.warnings, "columns": r.matrixRouters, "groups": r.matrixGroups,
		"runTable": r.runTable, "costTable": r.costTable, "routeTable": r.routeTable, "loadTable": r.loadTable, "moduleTable": r.moduleTable,
		"growthTables": r.growthTables, "shareTable": r.shareTable,
		"share": share, "whole": found.Kit.Whole, "refused": refused, "agreed": agreed,
		"sources": sources, "page": page,
		"day":         day,
		"contestants": func() int { return len(r.InGroup(found.GroupOurs, found.GroupPlain)) },
		"group":       func(g string) string { return groupTitles[g] },
		"svg":         func(p picture) template.HTML { return template.HTML(p.SVG) },
		"rest":        func(t table, row tableRow) int { return len(t.Columns) - len(row.Cells) },
		"departs":     func() [2]string { return [2]string{departsMark, departsText} },
		"breaks":      func() [2]string { return [2]string{breaksMark, breaksText} },
		"cell":        cellOf,
	}
}

// matrixCell is a cell of the matrix with what it belongs to.
type matrixCell struct {
	found.Cell
	Row    found.Row
	Column int
	ID     string // of what opens
}

// cellOf returns the cell of a row, by their numbers, that is about the router.
func cellOf(row found.Row, y int, x found.Router, column int) matrixCell {
	c, _ := row.Cell(x.Name)
	return matrixCell{c, row, column, fmt.Sprintf("cell-%d-%d", y, column)}
}

// agreed reports whether no router departs from the contract or breaks a MUST.
func agreed(row found.Row) bool {
	return !slices.ContainsFunc(row.Cells, func(c found.Cell) bool { return c.Departs || c.Breaks })
}

// matrixGroup is a group of routers in the matrix.
type matrixGroup struct {
	Title   string
	Routers []found.Router
}

// matrixGroups returns the groups of the matrix's columns.
func (r view) matrixGroups() []matrixGroup {
	var all []matrixGroup
	for _, x := range r.matrixRouters() {
		i := slices.IndexFunc(all, func(g matrixGroup) bool { return g.Routers[0].Group == x.Group })
		if i < 0 {
			all = append(all, matrixGroup{groupTitles[x.Group], []found.Router{x}})
		} else {
			all[i].Routers = append(all[i].Routers, x)
		}
	}
	return all
}

// filters returns the CSS rules that take a router out of the matrix when its box, or that of its group, is not checked. So
// the page needs no script.
func (r view) filters() string {
	var b strings.Builder
	for i, x := range r.matrixRouters() {
		g := slices.IndexFunc(r.matrixGroups(), func(g matrixGroup) bool { return g.Routers[0].Group == x.Group })
		fmt.Fprintf(&b, "#behaviour:has(#group-%d:not(:checked)) .r-%d,#behaviour:has(#see-%[2]d:not(:checked)) .r-%[2]d{display:none}\n", g, i)
	}
	return b.String()
}
