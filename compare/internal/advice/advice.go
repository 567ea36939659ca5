// Package advice answers which router to take, by situation. What it says of a router in numbers is what a report found; what was
// not looked at, it leaves out.
package advice

import (
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
)

// Line is the answer for a situation. Code in it stands between backticks.
type Line struct {
	If, Take       string
	Because, Price string   // sentences
	See            []string // where the evidence is: parts of the report, and "routegen", "speed", "copy" and "migrate"
}

// mux is the router of the standard library, which the others are compared with.
const mux = "servemux"

// Lines returns the answers, the one for most programs first. It leaves out those for which there is no evidence, because that part
// was not looked at.
func Lines(r *found.Report) []Line {
	a := adviser{r}
	var all []Line
	for _, line := range []Line{a.begin(), a.fastest(), a.many(), a.middleware(), a.framework(), a.inUse(), a.byHand(), a.worst()} {
		line.See = slices.DeleteFunc(line.See, a.lacks)
		if len(line.See) > 0 && line.Take != "" {
			all = append(all, line)
		}
	}
	return all
}

// Notes returns what has to be known to read the answers, as sentences.
func Notes(r *found.Report) []string {
	a := adviser{r}
	var all []string
	if !a.lacks("behaviour") {
		all = append(all, fmt.Sprintf("“Can hurt” counts %s. Each behaviour counts once; %d were asked for.", found.HurtsMeans, len(a.Rows)))
	}
	if !a.lacks("cost") {
		all = append(all, "A request, without more words, is one to the eleven routes of the widgets in equal shares, handler included, without 404 and 405: "+
			"the report calls that “hits”. Times are medians. Two routers are separated if every process and a test say so.")
	}
	if !a.lacks("growth") {
		all = append(all, "With more routes, a request is one of 32,768 distinct ones. What stands in brackets is the interval.")
	}
	return all
}

// adviser reads a report.
type adviser struct{ *found.Report }

// lacks reports whether a part of the report has nothing, because it was not looked at.
func (a adviser) lacks(part string) bool {
	switch part {
	case "behaviour":
		return len(a.Rows) == 0
	case "cost":
		return !slices.ContainsFunc(a.Costs, found.Cost.Measured)
	case "growth":
		return len(a.Growth) == 0
	case "share":
		return len(a.Shares) == 0
	}
	return false
}

func (a adviser) begin() Line {
	return Line{
		"you begin, or have no reason for another", "`http.ServeMux`",
		a.say("It comes with Go, and all handlers and middleware of `net/http` fit", "; its routing is %s of a busy server's processor time", a.share(mux)),
		join("It redirects paths with `//` or `..`, and panics at start where two patterns overlap and neither is the more specific, as `/a/{x}` and `/{y}/b`.", sentence(a.hurting(mux))),
		[]string{"behaviour", "share"},
	}
}

func (a adviser) fastest() Line {
	return Line{
		"you ask for the fastest, or would leave `http.ServeMux` for speed", "a profile first",
		join(a.say("Routing is a small part of a request", ": where a handler works for %s, it is 1 %% of the server's time with `http.ServeMux`", a.handler(mux)),
			sentence(a.times("gin", "echo", mux))),
		"A load test of your own server.",
		[]string{"share", "cost"},
	}
}

func (a adviser) many() Line {
	return Line{
		"you have hundreds of routes, or an OpenAPI file, and speed matters; or a forgotten handler should not compile", "`routegen`",
		a.say("It writes a router with typed handlers, and a test that holds it to your table", "; with 1,000 routes a request takes %s", a.grown(1000, "tree", "gin", mux)),
		"Generated code in your repository, and a command to run when the table changes. `go run -C compare ./cmd/routes FILE` prints the table of an OpenAPI file.",
		[]string{"routegen", "speed", "growth"},
	}
}

func (a adviser) middleware() Line {
	return Line{
		"you want groups of routes and ready-made middleware, with handlers of `net/http`", "chi",
		"Its handlers are `http.Handler`s, and groups and a package of middleware come with it.",
		join(sentence(a.costs("chi", mux)), sentence(a.hurting("chi"))),
		[]string{"behaviour", "cost"},
	}
}

func (a adviser) framework() Line {
	return Line{
		"you want binding, validation and rendering from the router's package", "gin or echo",
		a.say("They are frameworks", "; %s", a.allocs("gin", "echo", mux)),
		join("Handlers have a type of their own, so to leave is to rewrite them.", sentence(a.hurting("gin", "echo"))),
		[]string{"behaviour", "cost"},
	}
}

func (a adviser) inUse() Line {
	return Line{
		"you use gin, gorilla/mux, httprouter or another one already", "that one; list the changes before you leave it",
		"Clients may count on answers that would change: `go run -C compare . -routes ROUTES -from gin -to servemux` prints them for your routes.",
		"The list is of routing: middleware and handlers are for you to look at.",
		[]string{"migrate", "behaviour"},
	}
}

func (a adviser) byHand() Line {
	return Line{
		"all code should be on one page, or answers have to be exact", "`split` or `match`, copied",
		"All of it is yours, some hundred lines, and it keeps the contract to the byte.",
		join(a.say("Cases are tried one after the other", ": slower than `http.ServeMux` from %s on", a.slowers("split", "match")), "HEAD is for you to add."),
		[]string{"copy", "growth"},
	}
}

func (a adviser) worst() Line {
	names := a.worse()
	return Line{
		"you choose a library", a.not(names),
		"Even in the better of its set-ups, each has more behaviours that can hurt than any library above has in the worse of its own.",
		sentence(a.givenUp(names)),
		[]string{"behaviour", "cost"},
	}
}

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

// join returns sentences after each other.
func join(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}
