// Package advice answers which router to take, by situation. What it says of a router in numbers is what a report found; what was
// not looked at, it leaves out.
package advice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// Line is the answer for a situation.
type Line struct {
	If, Take       string
	Because, Price string   // sentences; Price is "" if there is none
	See            []string // where the evidence is: parts of the report, and "routegen", "speed", "copy" and "migrate"
}

// mux is the router of the standard library, which the others are compared with.
const mux = "servemux"

// Lines returns the answers, the one for most programs first.
func Lines(r *found.Report) []Line {
	a := adviser{r}
	return []Line{
		{
			"you begin, or have no reason for another", "`http.ServeMux`",
			a.say("It comes with Go, and its handlers fit everywhere", "; its routing is %s of a busy server's processor time", a.share(mux)),
			a.say("It redirects to the clean path, matches the escaped one, and refuses routes that cross", "; %s", a.hurting(mux)),
			[]string{"behaviour", "share"},
		},
		{
			"some dozens of routes should be seen on one page, or answers have to be exact", "`split` or `match`, copied",
			"All of it is yours, some hundred lines, and it keeps the contract to the byte.",
			a.say("Cases are tried one after the other", ": slower than `http.ServeMux` from %s on", a.slowers("match", "split")) +
				" HEAD is for you to add.",
			[]string{"copy", "growth"},
		},
		{
			"there are many routes, routing has to be fast, or a forgotten handler should not compile", "`routegen`",
			a.say("It writes a router with typed handlers, held to your table", "; with 1,000 routes a request takes %s", a.grown(1000, "tree", "gin", mux)),
			"Generated code in your repository, and a command to run when the table changes.",
			[]string{"routegen", "speed", "growth"},
		},
		{
			"you want groups of routes and middleware that others have written, with handlers of `net/http`", "chi",
			a.say("Its handlers stay `http.Handler`s", ", and it takes %s", a.takes("chi")),
			strings.TrimSpace(a.say("A context for each request", ": %s", a.costs("chi", mux)) + " " + sentence(a.hurting("chi"))),
			[]string{"behaviour", "cost"},
		},
		{
			"you want binding, validation and rendering from the same package", "gin or echo",
			a.say("They are frameworks, and route fast", ": %s", a.costs("gin", "echo", mux)),
			a.say("Handlers have a type of their own, so to leave is to rewrite", "; %s", a.hurting("gin", "echo")),
			[]string{"behaviour", "cost"},
		},
		{
			"gorilla/mux, httprouter or another one is in use already", "that one, until you know",
			"What a change would change for clients can be listed first.", "", []string{"migrate", "behaviour"},
		},
		{
			"you begin", a.worst(),
			"Of the libraries they have the most behaviours that can hurt, in the better of their set-ups.", "", []string{"behaviour"},
		},
		{
			"you would leave `http.ServeMux` for speed alone", "a profile first",
			a.say("Routing is a small part of a request", ": where a handler works for %s, it is 1 %% of the server's time with `http.ServeMux`", a.handler(mux)), "", []string{"share"},
		},
	}
}

// adviser reads a report.
type adviser struct{ *found.Report }

// say returns a sentence: its beginning and, if anything was found, that in the format.
func (adviser) say(beginning, format, finding string) string {
	if finding != "" {
		beginning += fmt.Sprintf(format, finding)
	}
	return sentence(beginning)
}

// sentence returns the text with a capital and a full stop; "" for "".
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// share returns what part of a request routing is, "3.1 %".
func (a adviser) share(router string) string {
	for _, s := range a.Shares {
		if s.Router == router && s.Skipped == "" && s.Routing.Known() {
			return fmt.Sprintf("%.2g %%", 100*s.Routing.Median)
		}
	}
	return ""
}

// handler returns for how long a handler works where routing is 1 % of a request, "35 µs".
func (a adviser) handler(router string) string {
	for _, s := range a.Shares {
		if s.Router == router && s.Skipped == "" && s.Handler() > 0 {
			return fmt.Sprintf("%.2g µs", s.Handler()/1000)
		}
	}
	return ""
}

// slowers returns from how many routes on techniques are slower than http.ServeMux, "about 30 routes (match)".
func (a adviser) slowers(techniques ...string) string {
	var parts []string
	for _, name := range techniques {
		if n := a.SlowerFrom(name, mux); n > found.SlowerAlways {
			parts = append(parts, fmt.Sprintf("%s (`%s`)", n, name))
		}
	}
	return words.List(parts)
}

// grown returns what a request of many distinct ones takes in routers with so many routes.
func (a adviser) grown(routes int, routers ...string) string {
	var parts []string
	for _, name := range routers {
		g := a.At(name, routes)
		if g.Refused != "" || !g.Distinct.Known() {
			return ""
		}
		parts = append(parts, fmt.Sprintf("%.0f ns in %s", g.Distinct.Median, called(name)))
	}
	return words.List(parts)
}

// costs returns what a request takes in routers where a route is found, handler included, and how often it allocates.
func (a adviser) costs(routers ...string) string {
	var parts []string
	for _, name := range routers {
		c := a.Cost(name, "hits")
		if !c.Measured() {
			return ""
		}
		parts = append(parts, fmt.Sprintf("%.0f ns and %.1f allocations in %s", c.Time.Median, c.Allocs, called(name)))
	}
	return "a request takes " + words.List(parts) + ", handlers included"
}

// takes says how much of the widget routes a library takes.
func (a adviser) takes(router string) string {
	if x := a.Router(router); x.Name != "" && len(x.Refusals) == 0 {
		return "the eleven routes"
	}
	return ""
}

// hurting says in how many ways libraries answer that can hurt, as their documentation begins and with their options.
func (a adviser) hurting(libraries ...string) string {
	var parts []string
	for _, name := range libraries {
		begins, options, ok := a.hurts(name)
		switch {
		case !ok:
			return ""
		case begins == options:
			parts = append(parts, fmt.Sprintf("%d in %s", begins, called(name)))
		default:
			parts = append(parts, fmt.Sprintf("%d in %s, %d with its options set", begins, called(name), options))
		}
	}
	return "behaviours that can hurt: " + words.List(parts)
}

// hurts returns how many behaviours of a library can hurt, as its documentation begins and with its options set for the contract.
func (a adviser) hurts(library string) (begins, options int, ok bool) {
	for _, x := range a.Routers {
		if x.Group != found.GroupPlain || x.Library != library || len(a.Rows) == 0 {
			continue
		}
		n := a.Behaviours(x.Name)[found.Hurts]
		if len(x.Options) == 0 {
			begins, options, ok = n, n, true
		} else {
			options = n
		}
	}
	return begins, options, ok
}

// worst says not to take the three libraries with the most behaviours that can hurt, in the better of their set-ups.
func (a adviser) worst() string {
	type counted struct {
		library string
		hurts   int
	}
	var all []counted
	for _, x := range a.Routers {
		if begins, options, ok := a.hurts(x.Library); ok && x.Library != "" && x.Group == found.GroupPlain && len(x.Options) == 0 {
			all = append(all, counted{x.Library, min(begins, options)})
		}
	}
	slices.SortStableFunc(all, func(x, y counted) int { return cmp.Compare(y.hurts, x.hurts) })
	var parts []string
	for _, c := range all[:min(3, len(all))] {
		parts = append(parts, fmt.Sprintf("%s (%d)", called(c.library), c.hurts))
	}
	if len(parts) == 0 {
		return "not what has most behaviours that can hurt"
	}
	return "not " + words.List(parts)
}

// called returns the name of a router in a sentence.
func called(name string) string {
	switch name {
	case mux:
		return "`http.ServeMux`"
	case "tree":
		return "routegen's `tree`"
	case "gorestful":
		return "go-restful"
	}
	return name
}
