package report

import (
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// A report of larger tables alone counts no behaviour, weighs no binary and names no library to avoid.
func TestReportOfAPart(t *testing.T) {
	whole := sample()
	r := view{&found.Report{Run: whole.Run, Growth: whole.Growth}}
	for _, x := range whole.Routers {
		r.Routers = append(r.Routers, found.Router{Name: x.Name, Group: x.Group, Library: x.Library, Title: x.Title, Options: x.Options})
	}
	if got := r.libraryTable().Rows[0].Cells[:4]; !slices.Equal(got, []string{"servemux", dash, dash, dash}) {
		t.Errorf("the libraries' first row begins with %q", got)
	}
	table := r.loadTable()
	if got := table.Rows[0].Cells; !slices.Equal(got[1:], []string{dash, dash, dash, dash, dash}) || strings.Contains(table.Caption, "binary") {
		t.Errorf("%s: %q", table.Caption, got)
	}
	for name, text := range written(t, r.Report) {
		if strings.HasPrefix(name, "report.") && strings.Contains(text, "In short") {
			t.Errorf("%s sums up what there is not", name)
		}
	}
	for _, c := range r.advice() {
		for _, l := range c.See {
			if l.Href != "" && l.Href != "#growth" {
				t.Errorf("the evidence is in %q, where there is nothing", l.Text)
			}
		}
	}
}
