package report

import (
	"bytes"
	"embed"
	"html/template"

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
	d := document{r.Report, map[string]chart{}, template.CSS(style)}
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
		"advice": r.advice, "notes": r.notes, "answers": r.answers, "warnings": r.warnings, "libraries": r.libraries, "libraryTable": r.libraryTable, "serverTable": r.serverTable, "rateTable": r.rateTable,
		"runTable": r.runTable, "costTable": r.costTable, "routeTable": r.routeTable, "loadTable": r.loadTable, "moduleTable": r.moduleTable,
		"growthTables": r.growthTables, "shareTable": r.shareTable,
		"rowGroups": r.rowGroups, "signs": r.signs, "outcomes": r.outcomes, "routesOf": routesOf, "refused": refused,
		"sources": sources, "page": page, "day": day,
		"plain": func() []found.Router { return append(r.InGroup(found.GroupPlain), r.Servers...) },
		"ours":  func() int { return len(r.InGroup(found.GroupOurs)) },
		"svg":   func(p picture) template.HTML { return template.HTML(p.SVG) },
		"rest":  func(t table, row tableRow) int { return len(t.Columns) - len(row.Cells) },
		"marks": found.Marks, "sign": func(m found.Mark) string { return markSigns[m] }, "markText": func(m found.Mark) string { return markTexts[m] },
	}
}
