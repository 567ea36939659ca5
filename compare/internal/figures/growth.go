package figures

import (
	"slices"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/markdown"
)

// slower says from how many routes on routegen's routers take longer than libraries, on distinct requests.
func (f *Figures) slower(*marker) (string, error) {
	libraries := []string{"servemux", "chi", "gin"}
	t := markdown.NewTable(append([]markdown.Column{{Name: "slower than"}}, markdown.Figures(libraries...)...)...)
	var seen []string
	for _, g := range f.report.Growth {
		if g.Group != found.GroupOurs || slices.Contains(seen, g.Router) {
			continue
		}
		seen = append(seen, g.Router)
		cells := []string{markdown.Code(g.Router)}
		for _, library := range libraries {
			cells = append(cells, f.report.SlowerWithin(g.Router, library))
		}
		t.Add(cells...)
	}
	if t.Len() == 0 {
		return "Larger tables were not measured in this run.\n", nil
	}
	return t.String(), nil
}
