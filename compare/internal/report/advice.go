package report

import (
	"strings"

	"gorouting/compare/internal/advice"
)

// card is the answer for a situation.
type card struct {
	Take, If, Because, Price []piece
	See                      []link
}

// evidence is where the report has what advice is drawn from: the heads of its parts. The rest is in documents of the repository.
var evidence = map[string]link{
	"behaviour": {"Behaviour", "#behaviour"},
	"cost":      {"Cost", "#cost"},
	"growth":    {"Larger tables", "#growth"},
	"share":     {"Share of a real request", "#share"},
	"copy":      {"README.md: Make it yours", ""},
	"routegen":  {"README.md: Your routes, your router", ""},
	"speed":     {"docs/speed.md", ""},
	"migrate":   {"docs/your-routes.md", ""},
}

// advice returns which router to take in which situation.
func (r view) advice() []card {
	var all []card
	for _, line := range advice.Lines(r.Report) {
		c := card{Take: pieces(line.Take), If: pieces(line.If), Because: pieces(line.Because), Price: pieces(line.Price)}
		for _, see := range line.See {
			c.See = append(c.See, evidence[see])
		}
		all = append(all, c)
	}
	return all
}

// piece is a part of a sentence, which may be code.
type piece struct {
	Text string
	Code bool
}

// pieces splits a sentence at its backticks, between which code stands.
func pieces(s string) []piece {
	var all []piece
	for i, part := range strings.Split(s, "`") {
		if part != "" {
			all = append(all, piece{part, i%2 == 1})
		}
	}
	return all
}

// notes returns what has to be known to read the advice.
func (r view) notes() []string { return advice.Notes(r.Report) }
