package routertest

import (
	"gorouting/internal/routes"
)

// Table is the routes that a router is to have, and what counts about its answers. The zero value has no routes; ParseTable,
// MustParse, NewTable and Widgets make others. docs/any-table.md has the whole of the rules.
type Table struct{ routes *routes.Table }

// Route is a row of a table: which requests it is for, and the name by which its handler is known.
type Route struct {
	// Method is a token (RFC 9110 §5.6.2), compared as it stands: "GET" does not match "get".
	Method string

	// Pattern is "/", or a "/" before each of its segments. A segment is
	//
	//	text       these bytes of the decoded path
	//	{name}     one segment of any bytes but "/", not empty; the handler gets a string
	//	{name:int} one segment of ASCII digits with a value of 1 … math.MaxInt; the handler gets an int
	//	{name...}  as the last one: the rest of the path, slashes included, perhaps empty; the handler gets a string
	//	{$}        as the last one: nothing; "/files/{$}" matches "/files/" alone
	//
	// "/a/{b}" matches "/a/x" but not "/a", "/a/", "/a/x/" or "/a/x/y". "/a/{b...}" matches "/a/" and "/a/x/y" but not "/a". A
	// pattern must not end in a slash: net/http takes that for a subtree, others for one path.
	Pattern string

	// Name is a Go identifier, unique in the table. If it is empty, one is made from method and pattern.
	Name string
}

// ParseTable reads a table from text, a route a line:
//
//	GET  /posts/{slug}         showPost   # the name may be left out
//	POST /posts/{slug}/edit
//
// A "#" begins a comment where a field could begin; blank lines count for nothing. Two routes of one method that match the
// same paths are an error. If two match some path and neither matches all paths of the other, the leftmost difference decides
// between them: text wins over {:int}, {:int} over {}, {} over {...}.
//
// The error tells everything that is wrong, a line each, with the file's name as given, line, column, what stands there and
// what would be right.
func ParseTable(file, text string) (Table, error) {
	t, err := routes.Parse(file, text)
	return Table{t}, err
}

// MustParse is ParseTable for a table in a program's own text. It panics where ParseTable returns an error.
func MustParse(text string) Table {
	t, err := ParseTable("table", text)
	if err != nil {
		panic("routertest: " + err.Error())
	}
	return t
}

// NewTable makes a table of routes. Its errors are those of ParseTable, but name the number of the route, from 1.
func NewTable(all ...Route) (Table, error) {
	var rows []routes.Route
	for _, r := range all {
		rows = append(rows, routes.Route{Method: r.Method, Pattern: r.Pattern, Name: r.Name})
	}
	t, err := routes.New(rows...)
	return Table{t}, err
}

// Widgets returns the table of docs/contract.md: the eleven widget routes. It is the only one for which the kit has cases
// whose answers were worked out by hand.
func Widgets() Table { return Table{routes.Widgets()} }

// ServingHEAD returns the table with HEAD served wherever GET is, unless it has a route of its own, and listed in Allow with GET
// (RFC 9110 §9.1). Without it, HEAD is a method like any other.
func (t Table) ServingHEAD() Table {
	served := *t.routes
	served.HEAD = true
	return Table{&served}
}

// ServingOPTIONS returns the table with OPTIONS answered by 204 and Allow wherever there is a route, unless that is an OPTIONS
// route, and listed in Allow everywhere (RFC 9110 §9.3.7). Without it, OPTIONS is a method like any other.
func (t Table) ServingOPTIONS() Table {
	served := *t.routes
	served.OPTIONS = true
	return Table{&served}
}

// InOwnWords returns the table for a router that refuses requests in words of its own: of a 404 or 405 only the status and the
// set of methods in Allow, over all its lines, count. Without it, the words have to be those of docs/contract.md.
func (t Table) InOwnWords() Table {
	own := *t.routes
	own.OwnWords = true
	return Table{&own}
}

// Routes returns the table's routes, each with its name, in the order in which they were given.
func (t Table) Routes() []Route {
	var all []Route
	for _, r := range t.routes.Routes {
		all = append(all, Route{r.Method, r.Pattern, r.Name})
	}
	return all
}

// Overlap is two routes of one method that cross: both match some path, and each matches a path that the other does not.
type Overlap struct {
	Wins, Loses Route  // which of the two serves the paths that both match, and which does not
	Path        string // a path that both match
}

// Overlaps returns the pairs of routes that cross, in the order of the table. Nothing is wrong with them, but net/http.ServeMux
// panics on such a pair, and a reader may not expect who wins. Often, making a parameter a {name:int} tells the two apart.
func (t Table) Overlaps() []Overlap {
	var all []Overlap
	rows := t.Routes()
	for _, c := range t.routes.Overlaps() {
		all = append(all, Overlap{rows[c.Wins], rows[c.Loses], c.Path})
	}
	return all
}

// String returns the table as text that ParseTable reads.
func (t Table) String() string { return t.routes.String() }
