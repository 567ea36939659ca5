package figures

import (
	"strings"

	"gorouting/compare/internal/advice"
	"gorouting/compare/internal/markdown"
)

// evidence is where a document in the root links to for what advice is drawn from.
var evidence = map[string]string{
	"behaviour": "[behaviour](docs/report/report.md#behaviour)",
	"cost":      "[cost](docs/report/report.md#cost)",
	"growth":    "[larger tables](docs/report/report.md#larger-tables)",
	"share":     "[share of a request](docs/report/report.md#share-of-a-real-request)",
	"copy":      "[make it yours](#make-it-yours)",
	"routegen":  "[your routes, your router](#your-routes-your-router)",
	"speed":     "[what its routers cost](docs/speed.md)",
	"migrate":   "[your routes](docs/your-routes.md)",
}

// answer says which router to take, by situation, and below that what the words mean.
func (f *Figures) answer(*marker) (string, error) {
	t := markdown.NewTable(markdown.Column{Name: "if"}, markdown.Column{Name: "take"}, markdown.Column{Name: "because"},
		markdown.Column{Name: "the price"}, markdown.Column{Name: "evidence"})
	for _, line := range advice.Lines(f.report) {
		var links []string
		for _, see := range line.See {
			links = append(links, evidence[see])
		}
		t.Add(line.If, line.Take, line.Because, line.Price, strings.Join(links, ", "))
	}
	notes := strings.Join(advice.Notes(f.report), " ")
	return strings.TrimSpace(t.String()+"\n"+notes) + "\n", nil
}
