// Package gen writes the Go code of a router for a table of routes. The command routegen is its front; docs/routegen.md
// describes what it writes.
package gen

import (
	"fmt"
	"go/token"
	"strings"

	"gorouting/internal/routes"
)

// Options says what Generate writes.
type Options struct {
	Technique string // one of Techniques
	Package   string // the name of the package that is written
	Command   string // the command that writes it, which stands in the files
	HEAD      bool   // HEAD goes where GET goes; see routes.Table

	OPTIONS    bool // OPTIONS is answered with 204 and the methods that the path has
	Standalone bool // the test imports nothing but the standard library
	Pattern    bool // a request gets its Pattern and its path values, as from http.ServeMux
	Paths      bool // the package has a function for each route that builds its path
}

// File is a file of the package.
type File struct {
	Name string
	Text []byte
	Once bool // it is written if it does not exist, and belongs to the user from then on
}

// technique is a way to write a router.
type technique struct {
	name string
	help string // what the router does, as the end of "Package router routes with …"
	when string // when to take it, in a line

	// write writes the function serve(h Handlers, w http.ResponseWriter, r *http.Request), and what it needs, but for the
	// helpers that it asks for with code.use.
	write func(c *code)

	// new writes the function New, if the usual one is not right.
	new func(c *code)

	// order returns the indexes of the routes in the order in which to try them, but for those that win over others; nil stands for
	// that of the table.
	order func(t *routes.Table) []int

	// refuse says why the technique cannot do the table; nil stands for one that can do all tables.
	refuse func(t *routes.Table) error
}

// techniques in the order in which they are listed.
var techniques = []technique{
	{
		name:   "after",
		help:   "a switch on the paths without parameters, and a function that cuts text and the segment behind it off the path",
		when:   "the default, fast and readable for any table: stay with it until a line below is what you want",
		write:  writeAfter,
		refuse: refuseManyMethods,
	},
	{
		name:  "match",
		help:  "a switch whose cases match the path with a pattern",
		when:  "to see the patterns in the code; for some dozens of routes, because it asks one after the other",
		write: writeMatch,
		new:   (*code).newChecked,
	},
	{
		name:  "split",
		help:  "a switch on the segments of the path: how many there are, and what they are",
		when:  "to have plain code with nothing behind it; for some dozens of routes, like match",
		write: writeSplit,
	},
	{
		name:  "shiftpath",
		help:  "a function for each part of a path, which takes the first segment off and hands on the rest",
		when:  "to extend the code by hand later, in a function for each part of the site",
		write: writeShiftPath,
	},
	{
		name:   "regextable",
		help:   "a table of regular expressions",
		when:   "to read a table of patterns and loop over it, where speed does not matter",
		write:  writeRegexTable,
		order:  longestFirst,
		new:    (*code).newTable,
		refuse: refuseBytes,
	},
	{
		name:   "regexswitch",
		help:   "a switch whose cases run a regular expression on the path",
		when:   "to change the patterns into other regular expressions by hand, where speed does not matter",
		write:  writeRegexSwitch,
		order:  longestFirst,
		new:    (*code).newChecked,
		refuse: refuseBytes,
	},
	{
		name:   "tree",
		help:   "one nested decision, in which a text of the path is compared once and the method last",
		when:   "the fastest: where a profile shows that routing takes time; long code, for up to some thousands of routes",
		write:  writeTree,
		new:    newRouter,
		refuse: refuseManyMethods,
	},
	{
		name:   "table",
		help:   "arrays, which a short walk follows from segment to segment",
		when:   "for speed with more routes than that, which as code would take long to compile",
		write:  writeTable,
		refuse: refuseManyMethods,
	},
	{
		name:   "servemux",
		help:   "http.ServeMux, and adds what the table wants beyond it",
		when:   "to stay with http.ServeMux, without its redirects; it refuses some tables",
		write:  writeServeMux,
		new:    newServeMux,
		refuse: refuseMux,
	},
	{
		name:   "chi",
		help:   "github.com/go-chi/chi/v5, and adds what the table wants beyond it",
		when:   "where chi is in your program already: the package imports github.com/go-chi/chi/v5",
		write:  writeChi,
		new:    newChi,
		refuse: refuseChi,
	},
}

// mostInASwitch is up to how many routes the Go compiler takes a switch with a case for each in a few seconds; with 1,387 it takes
// up to two minutes.
const mostInASwitch = 300

// Warning returns what speaks against the technique for the table; "" if nothing does.
func Warning(t *routes.Table, name string) string {
	if n := len(t.Routes); n > mostInASwitch && (name == "match" || name == "split" || name == "regexswitch") {
		return fmt.Sprintf("%s puts %d routes into one switch, which the Go compiler may take minutes for; after does not", name, n)
	}
	if sensible, why := Sensible(t); name == "tree" && name != sensible {
		return fmt.Sprintf("%s would be the better choice: %s", sensible, why)
	}
	return ""
}

// Techniques returns the names of the techniques, each with a line about when to take it.
func Techniques() [][2]string {
	var all [][2]string
	for _, t := range techniques {
		all = append(all, [2]string{t.name, t.when})
	}
	return all
}

// Generate returns the files of a package that routes the table. It is an error if there is no such technique, if the
// technique cannot do the table, or if the package's name is not one. Where single routes are at fault, it is a routes.Errors
// that knows their lines, but not the file.
func Generate(t *routes.Table, o Options) ([]File, error) {
	technique, err := find(o.Technique)
	if err != nil {
		return nil, err
	}
	if !token.IsIdentifier(o.Package) || o.Package == "_" {
		return nil, fmt.Errorf("%q is no name for a package; want a Go identifier like \"router\"", o.Package)
	}
	served := *t
	served.HEAD, served.OPTIONS = o.HEAD, o.OPTIONS
	if technique.refuse != nil {
		if err := technique.refuse(&served); err != nil {
			return nil, err
		}
	}
	return files(&served, o, technique)
}

// files returns the files of the package.
func files(t *routes.Table, o Options, technique technique) ([]File, error) {
	test := (*code).testFile
	if o.Standalone {
		test = (*code).standaloneFile
	}
	all := []File{{Name: "router.go"}, {Name: "handlers.go", Once: true}, {Name: "router_test.go"}}
	for i, write := range []func(c *code) ([]byte, error){
		func(c *code) ([]byte, error) { return c.router(technique) }, (*code).handlersFile, test,
	} {
		text, err := write(newCode(t, o, technique))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", all[i].Name, err)
		}
		all[i].Text = text
	}
	return all, nil
}

// find returns the technique with the name.
func find(name string) (technique, error) {
	var names []string
	for _, t := range techniques {
		if t.name == name {
			return t, nil
		}
		names = append(names, t.name)
	}
	return technique{}, fmt.Errorf("%q is no technique; want one of %s", name, strings.Join(names, ", "))
}
