package routertest

import (
	"gorouting/internal/routes"
	"math"
)

// Table is the list of routes that a router must have, with settings such as ServingHEAD. Make one with ParseTable, MustParse,
// NewTable or Widgets; the zero value has no routes. docs/any-table.md has all rules.
type Table struct{ routes *routes.Table }

// Route is a row of a table.
type Route struct {
	// Method is a token (RFC 9110 §5.6.2). It is case-sensitive: "GET" does not match "get". "*" means every method.
	Method string

	// Pattern is "/", or one or more segments with a "/" before each. A segment is one of
	//
	//	text        matches these bytes of the decoded path
	//	{name}      matches one non-empty segment of any bytes except "/"; the handler gets a string
	//	{name:int}  matches one segment of ASCII digits with a value of 1 … math.MaxInt; the handler gets an int
	//	{name:a|b}  matches one of these texts; the handler gets a string
	//	{id}.json   text beside a {name} or a {name:int} matches the same text; the handler gets what is between
	//	{name...}   at the end: matches the rest of the path, which may be empty or contain slashes; the handler gets a string
	//	{$}         at the end: matches only the end, so "/files/{$}" matches only "/files/"
	//	{/}         at the end: matches a slash or nothing, so "/users{/}" matches "/users" and "/users/"
	//	{/name...}  at the end: matches a slash and the rest of the path, or nothing; the handler gets a string
	//
	// "/a/{b}" matches "/a/x" but not "/a", "/a/", "/a/x/" or "/a/x/y". "/a/{b...}" matches "/a/" and "/a/x/y" but not "/a". A
	// pattern must not end in a slash, because that means a subtree in net/http and a single path elsewhere.
	Pattern string

	// Name is a Go identifier. Routes with the same name share a handler, so their parameters must agree in name, type and order. If it is
	// empty, it is made from the method and the pattern.
	Name string
}

// ParseTable reads a table from text, with one route on each line:
//
//	GET  /posts/{slug}         showPost   # the name is optional
//	POST /posts/{slug}/edit
//
// A field that begins with "#" begins a comment, and blank lines are ignored. A field such as "@auth" after the name is for routegen, and
// changes nothing here. Two routes with the same method that match the
// same paths are an error. If several routes match a path, the first difference of their patterns from the left decides: text
// wins over {name:a|b}, then come parameters with text beside them, {name:int}, {name} and {name...}.
//
// The error has a line for each mistake. The line begins with the argument file, the line number and the column, as in
// "routes.txt:2:11: ". Then it says what is wrong, and how to fix it.
func ParseTable(file, text string) (Table, error) {
	t, err := routes.Parse(file, text)
	return Table{t}, err
}

// MustParse is like ParseTable, but panics instead of returning an error. Use it for a table within a program.
func MustParse(text string) Table {
	t, err := ParseTable("table", text)
	if err != nil {
		panic("routertest: " + err.Error())
	}
	return t
}

// NewTable makes a table of routes. Its errors are like ParseTable's, but they have the number of the route, from 1, instead of
// the line.
func NewTable(all ...Route) (Table, error) {
	var rows []routes.Route
	for _, r := range all {
		rows = append(rows, routes.Route{Method: r.Method, Pattern: r.Pattern, Name: r.Name})
	}
	t, err := routes.New(rows...)
	return Table{t}, err
}

// Widgets returns the eleven widget routes of docs/contract.md. For this table only, the kit has requests with answers worked
// out by hand.
func Widgets() Table { return Table{routes.Widgets()} }

// ServingHEAD returns a copy of the table that requires HEAD: a GET route also serves HEAD, unless there is a HEAD route, and
// Allow lists HEAD wherever it lists GET (RFC 9110 §9.1). Without ServingHEAD, HEAD is a method like any other.
func (t Table) ServingHEAD() Table {
	served := *t.routes
	served.HEAD = true
	return Table{&served}
}

// ServingOPTIONS returns a copy of the table that requires OPTIONS: every path with a route answers OPTIONS with 204 and Allow,
// unless there is an OPTIONS route, and Allow always lists OPTIONS (RFC 9110 §9.3.7). Without ServingOPTIONS, OPTIONS is a
// method like any other.
func (t Table) ServingOPTIONS() Table {
	served := *t.routes
	served.OPTIONS = true
	return Table{&served}
}

// InOwnWords returns a copy of the table for a router that refuses requests in its own words. For a 404 or 405, the kit then
// checks only the status and the set of methods in all Allow lines. Without InOwnWords, it also checks the body and headers of
// docs/contract.md.
func (t Table) InOwnWords() Table {
	own := *t.routes
	own.OwnWords = true
	return Table{&own}
}

// Routes returns the table's routes in their order, each with its name.
func (t Table) Routes() []Route {
	var all []Route
	for _, r := range t.routes.Routes {
		all = append(all, Route{r.Method, r.Pattern, r.Name})
	}
	return all
}

// Overlap is a pair of routes with the same method. Both match some path, and each also matches a path that the other does not
// match.
type Overlap struct {
	Wins, Loses Route  // Wins serves the paths that both match, unless a third route does
	Path        string // a path that both match, if possible one that Wins serves
}

// Overlaps returns the pairs of routes that overlap, in the order of the table. They are valid, but http.ServeMux panics on
// such a pair, and a reader may be surprised by which one wins. Changing a parameter to a {name:int} often ends the overlap.
func (t Table) Overlaps() []Overlap {
	var all []Overlap
	rows := t.Routes()
	for _, c := range t.routes.Overlaps(math.MaxInt) {
		all = append(all, Overlap{rows[c.Wins], rows[c.Loses], c.Path})
	}
	return all
}

// String returns the table as text for ParseTable.
func (t Table) String() string { return t.routes.String() }
