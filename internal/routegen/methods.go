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

// report prints what was written, and which methods the user has to add, change or delete. written are the files that were written,
// files are all generated files, and before are the methods that the interface Handlers had.
func (c *config) report(stdout io.Writer, written []string, files []gen.File, before []method) {
	if len(written) == 0 {
		fmt.Fprintf(stdout, "%s is up to date\n", filepath.Clean(c.dir))
	} else {
		fmt.Fprintf(stdout, "wrote %s\n", strings.Join(written, ", "))
	}
	router := filepath.Join(c.dir, files[0].Name)
	after := interfaceOf(router, files[0].Text)
	for _, m := range before {
		if m.types == "http.Handler" && !hasMethod(after, m.name) {
			fmt.Fprintf(stdout, "%s: no route has the group of the middleware %s any more, so it does not run\n", router, m.name)
		}
	}
	handlers := slices.IndexFunc(files, func(f gen.File) bool { return f.Once })
	if handlers < 0 {
		reportInterface(stdout, router, before, after)
		return
	}
	path := filepath.Join(c.dir, files[handlers].Name)
	if slices.Contains(written, path) {
		fmt.Fprintf(stdout, "next: fill in the handlers in %s, or delete it if you have them elsewhere; then run go test %s\n", path, packagePath(c.dir))
		return
	}
	file := declares(c.dir, "App", "")
	if file == "" {
		reportInterface(stdout, router, before, after)
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
		if m.isHandler && !hasMethod(want, m.name) {
			changes = append(changes, fmt.Sprintf("%s: no route has the handler %s\n", m.file, m.name))
		}
	}
	printChanges(stdout, changes, "methods; after these, run routegen again")
}

// printChanges prints the first changes. more says what the others are.
func printChanges(stdout io.Writer, changes []string, more string) {
	for _, change := range changes[:min(few, len(changes))] {
		fmt.Fprint(stdout, change)
	}
	if n := len(changes) - few; n > 0 {
		fmt.Fprintf(stdout, "… and %d more %s\n", n, more)
	}
}

// reportInterface prints how the interface Handlers changed, for handlers that routegen cannot see because another file or package has them.
func reportInterface(stdout io.Writer, router string, before, after []method) {
	if before == nil {
		return
	}
	var changes []string
	for _, m := range after {
		at := slices.IndexFunc(before, func(o method) bool { return o.name == m.name })
		switch {
		case at < 0:
			changes = append(changes, fmt.Sprintf("%s: Handlers has a new method: %s\n", router, m.text))
		case before[at].types != m.types:
			changes = append(changes, fmt.Sprintf("%s: a method of Handlers has other parameters now: %s\n", router, m.text))
		}
	}
	for _, m := range before {
		if m.types != "http.Handler" && !hasMethod(after, m.name) {
			changes = append(changes, fmt.Sprintf("%s: Handlers has no method %s any more; delete yours\n", router, m.name))
		}
	}
	printChanges(stdout, changes, "methods of Handlers")
}

// hasMethod reports whether one of the methods has the name.
func hasMethod(all []method, name string) bool {
	return slices.ContainsFunc(all, func(m method) bool { return m.name == name })
}

// packagePath returns the folder as an argument of the go command.
func packagePath(dir string) string {
	dir = filepath.ToSlash(filepath.Clean(dir))
	if filepath.IsAbs(dir) || dir == "." || strings.HasPrefix(dir, "../") {
		return dir
	}
	return "./" + dir
}

// method is a method of App or of the interface Handlers.
type method struct {
	file, name string
	params     string // "w http.ResponseWriter, r *http.Request, id int"
	types      string // "http.ResponseWriter, *http.Request, int"
	text       string // of a generated method of App with its comment; of a method of Handlers its line
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
			m.params, m.types = parameters(files, fun.Type)
			m.isHandler = fun.Name.IsExported() && m.name != "ServeHTTP" && strings.HasPrefix(m.types, "http.ResponseWriter, *http.Request")
			if text != nil {
				m.text = string(text[files.Position(fun.Doc.Pos()).Offset:files.Position(fun.End()).Offset])
			}
			all = append(all, m)
		}
	}
	return all
}

// interfaceOf returns the methods of the interface Handlers in a generated file, in its order. If text is nil, it reads the file. A file
// that cannot be read has none.
func interfaceOf(file string, text []byte) []method {
	var source any
	if text != nil {
		source = text
	}
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	handlers := &ast.InterfaceType{Methods: &ast.FieldList{}}
	ast.Inspect(f, func(n ast.Node) bool {
		if t, ok := n.(*ast.TypeSpec); ok && t.Name.Name == "Handlers" {
			if i, ok := t.Type.(*ast.InterfaceType); ok {
				handlers = i
			}
		}
		return true
	})
	var all []method
	for _, field := range handlers.Methods.List {
		if fun, ok := field.Type.(*ast.FuncType); ok && len(field.Names) == 1 {
			m := method{file: file, name: field.Names[0].Name}
			m.params, m.types = parameters(files, fun)
			m.text = m.name + strings.TrimPrefix(printed(files, fun), "func")
			all = append(all, m)
		}
	}
	return all
}

// parameters returns the parameters of a function, with names and without: "a, b int" and "int, int".
func parameters(files *token.FileSet, fun *ast.FuncType) (params, types string) {
	var named, bare []string
	for _, p := range fun.Params.List {
		kind := printed(files, p.Type)
		var names []string
		for _, name := range p.Names {
			names = append(names, name.Name)
		}
		named = append(named, strings.TrimSpace(strings.Join(names, ", ")+" "+kind))
		for range max(1, len(p.Names)) {
			bare = append(bare, kind)
		}
	}
	return strings.Join(named, ", "), strings.Join(bare, ", ")
}

// printed returns a node as Go code.
func printed(files *token.FileSet, node any) string {
	var text bytes.Buffer
	if err := printer.Fprint(&text, files, node); err != nil {
		return ""
	}
	return text.String()
}
