package routegen

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"gorouting/internal/gen"
)

// report prints what was written, and which methods the user has to add, change or delete. written are the files that were written, and
// files are all generated files.
func (c *config) report(stdout io.Writer, written []string, files []gen.File) {
	if len(written) == 0 {
		fmt.Fprintf(stdout, "%s is up to date\n", filepath.Clean(c.dir))
	} else {
		fmt.Fprintf(stdout, "wrote %s\n", strings.Join(written, ", "))
	}
	handlers := slices.IndexFunc(files, func(f gen.File) bool { return f.Once })
	if handlers < 0 {
		return
	}
	path := filepath.Join(c.dir, files[handlers].Name)
	if slices.Contains(written, path) {
		fmt.Fprintf(stdout, "next: fill in the handlers in %s, or delete it if you have them elsewhere; then run go test %s\n", path, packagePath(c.dir))
		return
	}
	file := declares(c.dir, "App", "")
	if file == "" {
		return
	}
	want := methodsOf(files[handlers].Name, files[handlers].Text)
	var have []method
	for _, name := range built(c.dir) {
		have = append(have, methodsOf(name, nil)...)
	}
	var changes []string
	for _, m := range want {
		at := slices.IndexFunc(have, func(o method) bool { return o.name == m.name })
		switch {
		case at < 0:
			changes = append(changes, fmt.Sprintf("%s: App has no method %s. Add it:\n\n%s\n\n", file, m.name, m.text))
		case have[at].types != m.types:
			changes = append(changes, fmt.Sprintf("%s: the route of %s has other parameters now. Change the method to func (app *App) %s(%s)\n", have[at].file, m.name, m.name, m.params))
		}
	}
	for _, m := range have {
		if m.isHandler && !slices.ContainsFunc(want, func(o method) bool { return o.name == m.name }) {
			changes = append(changes, fmt.Sprintf("%s: no route has the handler %s\n", m.file, m.name))
		}
	}
	for _, change := range changes[:min(few, len(changes))] {
		fmt.Fprint(stdout, change)
	}
	if n := len(changes) - few; n > 0 {
		fmt.Fprintf(stdout, "… and %d more methods; after these, run routegen again\n", n)
	}
}

// packagePath returns the folder as an argument of the go command.
func packagePath(dir string) string {
	dir = filepath.ToSlash(filepath.Clean(dir))
	if filepath.IsAbs(dir) || dir == "." || strings.HasPrefix(dir, "../") {
		return dir
	}
	return "./" + dir
}

// method is a method of App.
type method struct {
	file, name string
	params     string // "w http.ResponseWriter, r *http.Request, id int"
	types      string // "http.ResponseWriter, *http.Request, int"
	text       string // with its comment; only of generated methods, which all have one
	isHandler  bool   // exported, with the parameters of a handler
}

// methodsOf returns the methods of App in a file. If text is nil, it reads the file. A file that cannot be read has none: the compiler
// says why.
func methodsOf(file string, text []byte) []method {
	var source any
	if text != nil {
		source = text
	}
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, file, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	var all []method
	for _, d := range f.Decls {
		if fun, ok := d.(*ast.FuncDecl); ok && fun.Recv != nil && strings.TrimPrefix(printed(files, fun.Recv.List[0].Type), "*") == "App" {
			m := method{file: file, name: fun.Name.Name}
			var params, types []string
			for _, p := range fun.Type.Params.List {
				kind := printed(files, p.Type)
				var names []string
				for _, name := range p.Names {
					names = append(names, name.Name)
				}
				params = append(params, strings.TrimSpace(strings.Join(names, ", ")+" "+kind))
				for range max(1, len(p.Names)) {
					types = append(types, kind)
				}
			}
			m.params, m.types = strings.Join(params, ", "), strings.Join(types, ", ")
			m.isHandler = fun.Name.IsExported() && m.name != "ServeHTTP" && strings.HasPrefix(m.types, "http.ResponseWriter, *http.Request")
			if text != nil {
				m.text = string(text[files.Position(fun.Doc.Pos()).Offset:files.Position(fun.End()).Offset])
			}
			all = append(all, m)
		}
	}
	return all
}

// printed returns a node as Go code.
func printed(files *token.FileSet, node any) string {
	var text bytes.Buffer
	if err := printer.Fprint(&text, files, node); err != nil {
		return ""
	}
	return text.String()
}
