package routers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// copied lists the functions that the blog's routers copy from the routers of this module, by technique.
var copied = map[string][]string{
	"match":       {"match", "check", "number", "refuse"},
	"regexswitch": {"compile", "match", "check", "number", "refuse"},
	"regextable":  {"newRoute", "match", "number", "refuse"},
	"split":       {"split", "number", "refuse"},
	"shiftpath":   {"shift", "number", "refuse"},
}

// TestBlogIsCopied makes sure that these functions are the same in the blog and in this module.
func TestBlogIsCopied(t *testing.T) {
	for technique, names := range copied {
		ours, theirs := functions(t, blogFolder+"/"+technique+"/router.go"), functions(t, "../../"+technique+"/router.go")
		for _, name := range names {
			if ours[name] == "" || ours[name] != theirs[name] {
				t.Errorf("blog/%s: %s differs from %[1]s/router.go; copy it again", technique, name)
			}
		}
	}
}

// functions returns the text of each function and method in a file, by name.
func functions(t *testing.T, name string) map[string]string {
	t.Helper()
	text := read(t, name)
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, d := range f.Decls {
		if d, ok := d.(*ast.FuncDecl); ok {
			all[d.Name.Name] = text[files.Position(d.Pos()).Offset:files.Position(d.End()).Offset]
		}
	}
	return all
}
