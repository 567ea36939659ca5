package report

import (
	"strings"

	"gorouting/compare/internal/advice"
)

// card is the answer for a situation.
type card struct {
	Take, If, Because, Price string
	See                      []link
}

// evidence is where the report has what advice is drawn from: the heads of its parts. The rest is in documents of the repository.
var evidence = map[string]link{
	"behaviour": {"Behaviour", "#behaviour"},
	"cost":      {"Cost", "#cost"},
	"growth":    {"Larger tables", "#growth"},
	"share":     {"Share of a real request", "#share"},
	"copy":      {"README.md, Make it yours", ""},
	"routegen":  {"README.md, Your routes, your router", ""},
	"speed":     {"docs/speed.md", ""},
	"migrate":   {"docs/your-routes.md", ""},
}

// advice returns which router to take in which situation.
func (r view) advice() []card {
	var all []card
	plain := strings.NewReplacer("`", "").Replace
	for _, line := range advice.Lines(r.Report) {
		c := card{Take: plain(line.Take), If: plain(line.If), Because: plain(line.Because), Price: plain(line.Price)}
		for _, see := range line.See {
			c.See = append(c.See, evidence[see])
		}
		all = append(all, c)
	}
	return all
}

// notes returns what has to be known to read the advice.
func (r view) notes() []string { return advice.Notes(r.Report) }
