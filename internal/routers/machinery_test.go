package routers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"testing"

	"gorouting/internal/gocode"
)

// routeLists are the declarations in the hand-rolled routers' router.go that are for the routes alone. In a func serve,
// these are its switch and its variables instead.
var routeLists = map[string][]string{
	"regextable":  {"routes"},
	"regexswitch": {"slugOnly"},
	"match":       nil,
	"split":       nil,
	"shiftpath":   {"root", "api", "apiWidgets", "apiWidget", "apiWidgetPart", "widget"},
}

// mostMachinery is how many lines of code a technique may need besides its routes and handlers: what somebody who takes it
// home has to understand and to keep.
const mostMachinery = 40

// TestMachinery counts them.
func TestMachinery(t *testing.T) {
	for name, lists := range routeLists {
		n := machinery(t, "../../"+name+"/router.go", lists)
		if n > mostMachinery || n < 10 {
			t.Errorf("%s/router.go has %d lines besides routes and imports, want %d at most", name, n, mostMachinery)
		}
		t.Logf("%s: %d lines", name, n)
	}
}

// machinery returns how many lines of a file have code: without comments, package clause, imports, and the route lists.
func machinery(t *testing.T, name string, lists []string) int {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	code := gocode.Lines(text)
	skip := func(n ast.Node) {
		for line := files.Position(n.Pos()).Line; line <= files.Position(n.End()).Line; line++ {
			delete(code, line)
		}
	}
	skip(f.Name)
	found := 0
	for _, decl := range f.Decls {
		switch names := declared(decl); {
		case names == nil: // imports
			skip(decl)
		case slices.ContainsFunc(names, func(name string) bool { return slices.Contains(lists, name) }):
			found++
			skip(decl)
		case names[0] == "serve":
			for _, stmt := range decl.(*ast.FuncDecl).Body.List {
				switch stmt.(type) {
				case *ast.SwitchStmt, *ast.DeclStmt:
					skip(stmt)
				}
			}
		}
	}
	if found != len(lists) {
		t.Errorf("%s has %d of the declarations %v", name, found, lists)
	}
	return len(code)
}

// declared returns the names that a declaration declares; nil for imports.
func declared(decl ast.Decl) (names []string) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		return []string{d.Name.Name}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names = append(names, name.Name)
				}
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
			}
		}
	}
	return names
}
