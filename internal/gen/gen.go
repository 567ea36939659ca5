// Package gen writes the Go code of a router for a table of routes. The command routegen calls it; docs/routegen.md describes the
// code.
package gen

import (
	"fmt"
	"go/token"
	"strings"

	"gorouting/internal/routes"
)

// Options are the options of Generate.
type Options struct {
	Technique string // one of Techniques
	Package   string // the name of the generated package
	Command   string // the command line to name in the files
	HEAD      bool   // GET routes serve HEAD too; see routes.Table

	OPTIONS    bool // answer OPTIONS with 204 and the path's methods
	Standalone bool // the test imports only the standard library
	Pattern    bool // set a request's Pattern, as http.ServeMux does
	PathValues bool // set a request's path values, as http.ServeMux does
	Hooks      bool // Handlers has the methods NotFound and MethodNotAllowed, which answer 404 and 405
	Lookup     bool // write the function Lookup
	Paths      bool // write a function for each route that builds its path
}

// File is a generated file.
type File struct {
	Name string
	Text []byte
	Once bool // write it only if it does not exist: it belongs to the user
}

// technique is a way to write a router.
type technique struct {
	name string
	help string // ends the sentence "Package router routes with …"
	when string // when to choose it, in one line

	// write writes the function serve(h Handlers, w http.ResponseWriter, r *http.Request) and everything that it needs. It adds
	// helpers with code.use.
	write func(c *code)

	// new writes the function New. If new is nil, code.new writes it.
	new func(c *code)

	// order returns the indexes of the rows; the router tries the rows in this order. If order is nil, it is the table's order. In both
	// cases, inOrder afterwards moves each row before the rows that it wins over.
	order func(rows []row) []int

	// isMux says that the router is an http.ServeMux. It sets the Pattern of requests and refuses requests in its own way.
	isMux bool

	// refuse returns an error if the technique cannot route the table. If it is nil, the technique can route every table.
	refuse func(t *routes.Table) error
}

// techniques has all techniques, in the order of the help.
var techniques = []technique{
	{
		name:   "after",
		help:   "a switch on the paths without parameters, and a function that cuts a prefix and the next segment off the path",
		when:   "the default: fast and readable for any table",
		write:  writeAfter,
		refuse: refuseManyMethods,
	},
	{
		name:  "match",
		help:  "a switch whose cases match the path with a pattern",
		when:  "to see the patterns in the code; for some dozens of routes, because it tries one after the other",
		write: writeMatch,
		new:   (*code).newChecked,
	},
	{
		name:  "split",
		help:  "a switch on the segments of the path: their number and their text",
		when:  "for plain code that needs no explanation; for some dozens of routes, like match",
		write: writeSplit,
	},
	{
		name:  "shiftpath",
		help:  "a function for each part of a path, which takes the first segment off and passes the rest on",
		when:  "to extend the code by hand later: each part of the site has a function",
		write: writeShiftPath,
	},
	{
		name:   "regextable",
		help:   "a table of regular expressions",
		when:   "to loop over a table of patterns, if speed does not matter",
		write:  writeRegexTable,
		order:  longestFirst,
		new:    (*code).newTable,
		refuse: refuseBytes,
	},
	{
		name:   "regexswitch",
		help:   "a switch whose cases run a regular expression on the path",
		when:   "to change the regular expressions by hand later, if speed does not matter",
		write:  writeRegexSwitch,
		order:  longestFirst,
		new:    (*code).newChecked,
		refuse: refuseBytes,
	},
	{
		name:   "tree",
		help:   "nested ifs that compare each text of the path once, and the method last",
		when:   "the fastest, if a profile shows that routing takes time; long code, for up to some thousands of routes",
		write:  writeTree,
		new:    newRouter,
		refuse: refuseManyMethods,
	},
	{
		name:   "table",
		help:   "arrays, which a short function follows from segment to segment",
		when:   "for speed with more routes than that: it compiles faster than tree",
		write:  writeTable,
		refuse: refuseManyMethods,
	},
	{
		name:   "servemux",
		help:   "http.ServeMux",
		when:   "to stay with http.ServeMux, its redirects and its refusals; it has no numbers, and refuses overlapping routes",
		write:  func(*code) {},
		new:    newServeMux,
		isMux:  true,
		refuse: refuseMux,
	},
}

// mostInASwitch is the largest number of cases in a switch that the Go compiler compiles in a few seconds. 1,387 cases take up
// to two minutes.
const mostInASwitch = 300

// Warning returns a reason not to use the technique for the table, or "".
func Warning(t *routes.Table, name string) string {
	if n := len(t.Routes); n > mostInASwitch && (name == "match" || name == "split" || name == "regexswitch") {
		return fmt.Sprintf("%s puts %d routes into one switch, which may take minutes to compile; after compiles in seconds", name, n)
	}
	if sensible, why := Sensible(t); name == "tree" && name != sensible {
		return fmt.Sprintf("choose %s instead: %s", sensible, why)
	}
	return ""
}

// maxRoutes and maxParams are the largest numbers of routes and of parameters of a generated router. GitHub's API has 1,387 and 2,516.
const (
	maxRoutes = 10_000
	maxParams = 40_000
)

// TooLarge returns an error if the table has too many routes or parameters for Generate.
func TooLarge(t *routes.Table) error {
	if n := len(t.Routes); n > maxRoutes {
		return fmt.Errorf("the table has %d routes, and a generated router can have up to %d; give each part of the site a table", n, maxRoutes)
	}
	params := 0
	for _, r := range t.Routes {
		params += len(r.Params())
	}
	if params > maxParams {
		return fmt.Errorf("the routes have %d parameters, and a generated router can have up to %d; give each part of the site a table", params, maxParams)
	}
	return nil
}

// Techniques returns the names of the techniques, each with a line about when to choose it.
func Techniques() [][2]string {
	var all [][2]string
	for _, t := range techniques {
		all = append(all, [2]string{t.name, t.when})
	}
	return all
}

// Generate returns the files of a package that routes the table. It returns an error if the technique does not exist or cannot
// route the table, or if the package's name is invalid. If particular routes cause the error, it is a routes.Errors with their
// lines, but without the name of the file.
func Generate(t *routes.Table, o Options) ([]File, error) {
	technique, err := find(o.Technique)
	if err != nil {
		return nil, err
	}
	if !token.IsIdentifier(o.Package) || o.Package == "_" {
		return nil, fmt.Errorf("%q is not a valid name for a package; choose a Go identifier such as \"router\"", o.Package)
	}
	if err := TooLarge(t); err != nil {
		return nil, err
	}
	served := *t
	served.HEAD, served.OPTIONS = o.HEAD, o.OPTIONS
	if technique.refuse != nil {
		if err := technique.refuse(&served); err != nil {
			return nil, err
		}
	}
	if technique.isMux {
		if err := refuseMuxOptions(o); err != nil {
			return nil, err
		}
	}
	if err := refuseNames(&served, o); err != nil {
		return nil, err
	}
	return files(&served, o, technique)
}

// files returns the files of the package.
func files(t *routes.Table, o Options, technique technique) ([]File, error) {
	test := (*code).testFile
	switch {
	case technique.isMux:
		test = (*code).muxTestFile
	case o.Standalone:
		test = (*code).standaloneFile
	}
	all := []File{{Name: "router.go"}, {Name: "handlers.go", Once: true}, {Name: "router_test.go"}}
	writers := []func(c *code) ([]byte, error){
		func(c *code) ([]byte, error) { return c.router(technique) }, (*code).handlersFile, test,
	}
	err := named(t, func(n *names) error {
		for i, write := range writers {
			c := newCode(t, o, technique)
			c.names = n
			text, err := write(c)
			if err != nil {
				return fmt.Errorf("%s: %w", all[i].Name, err)
			}
			all[i].Text = text
		}
		return nil
	})
	return all, err
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
	return technique{}, fmt.Errorf("%q is not a technique; choose one of %s", name, strings.Join(names, ", "))
}
