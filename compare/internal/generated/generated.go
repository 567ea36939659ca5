// Package generated writes routers for the tables of package growth, in the techniques of routegen. So it can be measured from how
// many routes on a technique is slower than a library.
package generated

import (
	"fmt"
	"strings"

	"gorouting/compare/internal/growth"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// technique is a technique of routegen, and the numbers of routes that it is measured with. Nobody would read ten thousand cases of a
// switch, and a compiler takes long for them.
type technique struct {
	name  string
	sizes []int
}

var techniques = []technique{
	{"match", upTo(1000)}, {"split", upTo(1000)}, {"shiftpath", upTo(1000)}, {"regexswitch", upTo(1000)}, {"regextable", upTo(1000)},
	{"after", upTo(1000)}, {"tree", upTo(1000)}, {"table", growth.Sizes},
}

// upTo returns the sizes of growth that are at most so large.
func upTo(most int) []int {
	var sizes []int
	for _, size := range growth.Sizes {
		if size <= most {
			sizes = append(sizes, size)
		}
	}
	return sizes
}

// Names returns the names of the techniques.
func Names() []string {
	var names []string
	for _, t := range techniques {
		names = append(names, t.name)
	}
	return names
}

// Files returns the files to be compiled into the program, by their paths in the module compare: a package for each of the techniques
// and each of its sizes up to most, and a file that adds them to growth's makers.
func Files(names []string, most int) (map[string]string, error) {
	files := map[string]string{}
	var imports, adds strings.Builder
	for _, name := range names {
		fmt.Fprintf(&adds, "\tgrowth.Add(growth.OfSizes(%q, map[int]func() http.Handler{", name)
		for _, size := range sizesOf(name) {
			if size > most {
				continue
			}
			pack := fmt.Sprint("made", name, size)
			if err := addRouter(files, name, pack, size); err != nil {
				return nil, fmt.Errorf("%s with %d routes: %w", name, size, err)
			}
			fmt.Fprintf(&imports, "\t%s %q\n", pack, "gorouting/compare/internal/generated/"+pack)
			fmt.Fprintf(&adds, "%d: func() http.Handler { return %s.New(new(%[2]s.Named)) }, ", size, pack)
		}
		adds.WriteString("}))\n")
	}
	files["generated.go"] = "package main\n\nimport (\n\t\"net/http\"\n\n\t\"gorouting/compare/internal/growth\"\n" + imports.String() +
		")\n\nfunc init() {\n" + adds.String() + "}\n"
	return files, nil
}

// sizesOf returns the sizes that a technique is measured with; none if there is no such technique.
func sizesOf(name string) []int {
	for _, t := range techniques {
		if t.name == name {
			return t.sizes
		}
	}
	return nil
}

// addRouter adds the files of a package with a router of so many routes.
func addRouter(files map[string]string, technique, pack string, size int) error {
	table, err := growth.Table(size)
	if err != nil {
		return err
	}
	options := gen.Options{Technique: technique, Package: pack, Command: "compare", HEAD: true}
	made, err := gen.Generate(table, options)
	if err != nil {
		return err
	}
	handlers, err := gen.OwnHandlers(table, options, "Named", []string{"gorouting/internal/answer"}, named(table))
	if err != nil {
		return err
	}
	files["internal/generated/"+pack+"/router.go"] = string(made[0].Text)
	files["internal/generated/"+pack+"/named.go"] = string(handlers)
	return nil
}

// named returns what a handler does: it answers with its route's name, as those of the libraries do.
func named(t *routes.Table) func(route int, params []gen.Param) string {
	return func(route int, _ []gen.Param) string {
		return fmt.Sprintf("answer.Text(w, %q)", t.Routes[route].Name+"\n")
	}
}
