package gen

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"strings"

	"gorouting/internal/routes"
)

// Generated code has names of its own, such as path and strings, and names from the table, such as the names of parameters. A name from the
// table must not hide one of the code's own names where the code uses it. The code's own names depend on the technique, the options and
// the table. So all files are written twice. The first time is a draft, with placeholders in place of the names from the table. For GET
// /tables/{table}, the draft in the technique after has
//
//	func serve(h Handlers, w http.ResponseWriter, r *http.Request) {
//		var allow methods
//		path := r.URL.Path
//		if parameter_0, rest, ok := after(path, "/tables/"); ok && rest == "" {
//			if r.Method == "GET" {
//				h.ShowTable(w, r, parameter_0)
//				return
//			}
//			allow |= declared_1
//		}
//		refuse(w, allow)
//	}
//
// The parameter cannot be called h, path or after, because these names are in a declaration with parameter_0. It can be called table.

// Placeholders begin with these texts. Nothing else in a draft does: every other name from the table begins with a capital, or is a
// field.
const (
	paramPlaceholder    = "parameter_"
	topLevelPlaceholder = "declared_"
)

// codeNames has the names that the code uses itself.
type codeNames struct {
	isDraft      bool            // the draft is being written, and the maps are not complete
	besideParams map[string]bool // names in declarations that use parameters from the table
	besideOthers map[string]bool // names in declarations that use other names from the table, and names of the package
}

// named calls write twice: first with placeholders, for the draft, and then with names that fit the code.
func named(t *routes.Table, write func(n *names) error) error {
	own := codeNames{true, map[string]bool{}, map[string]bool{}}
	if err := write(newNames(t, own)); err != nil {
		return err
	}
	own.isDraft = false
	return write(newNames(t, own))
}

// read adds the names in a file of the draft. body is the file without its package clause and its imports.
func (own codeNames) read(body string, imports map[string]bool) error {
	file, err := parser.ParseFile(token.NewFileSet(), "", "package draft\n"+body, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for imported := range imports {
		own.besideOthers[path.Base(imported)] = true
	}
	for _, d := range file.Decls {
		own.readDeclaration(d)
	}
	return nil
}

// readDeclaration adds the names in a declaration of the package, except fields and methods: they have a dot before them, so no other name
// hides them.
func (own codeNames) readDeclaration(d ast.Decl) {
	names := map[string]bool{}
	isMember := map[*ast.Ident]bool{}
	hasParam, hasTopLevel := false, false
	ast.Inspect(d, func(n ast.Node) bool {
		for _, id := range members(n) {
			isMember[id] = true
		}
		if id, ok := n.(*ast.Ident); ok {
			switch {
			case strings.HasPrefix(id.Name, topLevelPlaceholder): // it may be a method of tree
				hasTopLevel = true
			case isMember[id]:
			case strings.HasPrefix(id.Name, paramPlaceholder):
				hasParam = true
			default:
				names[id.Name] = true
			}
		}
		return true
	})
	f, isFunc := d.(*ast.FuncDecl)
	if hasParam {
		maps.Copy(own.besideParams, names)
	}
	if hasTopLevel || !isFunc {
		maps.Copy(own.besideOthers, names)
	}
	if isFunc && (f.Recv == nil || !f.Name.IsExported()) { // tree has methods with chosen names, but no exported ones
		own.besideOthers[f.Name.Name] = true
	}
}

// members returns the fields and methods that a node itself names.
func members(n ast.Node) []*ast.Ident {
	var fields *ast.FieldList
	switch n := n.(type) {
	case *ast.SelectorExpr:
		return []*ast.Ident{n.Sel}
	case *ast.FuncDecl:
		if n.Recv != nil {
			return []*ast.Ident{n.Name}
		}
	case *ast.KeyValueExpr:
		if id, ok := n.Key.(*ast.Ident); ok {
			return []*ast.Ident{id} // generated code has no maps with names as keys
		}
	case *ast.StructType:
		fields = n.Fields
	case *ast.InterfaceType:
		fields = n.Methods
	}
	var all []*ast.Ident
	if fields != nil {
		for _, f := range fields.List {
			all = append(all, f.Names...)
		}
	}
	return all
}
