package gen

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gorouting/internal/routes"
)

// goldens are the techniques that the repository also has as handwritten packages.
var goldens = []string{"match", "split", "shiftpath", "regextable", "regexswitch"}

// TestGoldenWidgets compares the generated code for the widget table with the packages of the repository, except comments. In
// these packages, the handlers are functions; see asFunctions.
func TestGoldenWidgets(t *testing.T) {
	for _, technique := range goldens {
		t.Run(technique, func(t *testing.T) {
			sameCode(t, asFunctions(generated(t, technique, routes.Widgets())), read(t, "../../"+technique+"/router.go"))
		})
	}
}

// TestGoldenBlog compares the code generated for the blog's table with the blog's routers, and ignores comments. The blog's routers
// use the interface Handlers of another package.
func TestGoldenBlog(t *testing.T) {
	table, err := routes.Parse("routes.txt", read(t, "../../blog/routes.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, technique := range goldens {
		t.Run(technique, func(t *testing.T) {
			text := read(t, "../../blog/"+technique+"/router.go")
			sameCode(t, generated(t, technique, table), strings.ReplaceAll(text, "blog.Handlers", "Handlers"))
		})
	}
}

// TestGoldenBaseline compares the generated code in the technique after with package baseline, except comments.
func TestGoldenBaseline(t *testing.T) {
	text := strings.NewReplacer("answer.API", "h.Api", "answer.", "h.").Replace(read(t, "../baseline/baseline.go"))
	sameCode(t, asFunctions(generated(t, "after", routes.Widgets())), asFunctions(text))
}

var update = flag.Bool("update", false, "write testdata/unchanged.txt")

// TestUnchanged compares the code of the fast techniques for the tables of the repository with hashes of earlier code. The tables have no
// lists, no text beside parameters, no optional ends and no route for every method. So these features cost nothing where they are not
// used. The flag -update accepts other code. The short form leaves out GitHub's API of 2025, with 1,387 routes.
func TestUnchanged(t *testing.T) {
	all := shipped(t)
	all["widgets"] = routes.Widgets()
	var hashes string
	if !*update {
		hashes = read(t, "testdata/unchanged.txt")
	}
	var got strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if len(all[name].Routes) > 1000 && !exhaustive && !*update {
			continue
		}
		for _, technique := range []string{"after", "tree", "table"} {
			for _, head := range []bool{false, true} {
				files, err := Generate(all[name], Options{Technique: technique, Package: "router", Command: "routegen", HEAD: head})
				if err != nil {
					t.Fatal(err)
				}
				line := fmt.Sprintf("%x %s %s head=%v\n", sha256.Sum256(files[0].Text), name, technique, head)
				if !*update && !strings.Contains(hashes, line) {
					t.Errorf("testdata/unchanged.txt does not have %s", line)
				}
				got.WriteString(line)
			}
		}
	}
	if *update {
		write(t, "testdata/unchanged.txt", got.String())
	}
}

// generated returns router.go for the table without HEAD.
func generated(t *testing.T, technique string, table *routes.Table) string {
	t.Helper()
	files, err := Generate(table, Options{Technique: technique, Package: "router", Command: "routegen"})
	if err != nil {
		t.Fatal(err)
	}
	return string(files[0].Text)
}

var handlerCall = regexp.MustCompile(`\bh\.\w+`)

// asFunctions replaces the methods of h by functions: h.Home becomes home, without the parameter and argument h. A function
// that only calls serve becomes serve, and the table of regextable becomes a variable.
func asFunctions(text string) string {
	text = handlerCall.ReplaceAllStringFunc(text, func(call string) string {
		first, size := utf8.DecodeRuneInString(call[2:])
		return string(unicode.ToLower(first)) + call[2+size:]
	})
	return strings.NewReplacer(
		"New(h Handlers)", "New()",
		"h Handlers, ", "",
		"(h, ", "(",
		"func(w http.ResponseWriter, r *http.Request) { serve(h, w, r) }", "serve",
		"func(w http.ResponseWriter, r *http.Request) { serve(routes, w, r) }", "serve",
		"func table(h Handlers) []*route {\n\treturn []*route{", "var routes = []*route{",
		"\t}\n}\n\n// New", "\t}\n\n// New",
		"\troutes := table(h)\n", "",
		"routes []*route, ", "",
	).Replace(text)
}

// sameCode compares the declarations of two files, in any order. It ignores imports, Handlers and comments.
func sameCode(t *testing.T, got, want string) {
	t.Helper()
	ours, theirs := declarations(t, got), declarations(t, want)
	for _, d := range ours {
		if !slices.Contains(theirs, d) {
			t.Errorf("the generated code has, and the repository has not:\n%s", d)
		}
	}
	for _, d := range theirs {
		if !slices.Contains(ours, d) {
			t.Errorf("the repository has, and the generated code has not:\n%s", d)
		}
	}
}

// declarations returns the declarations of a file without comments.
func declarations(t *testing.T, text string) []string {
	t.Helper()
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "router.go", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var all []string
	for _, d := range f.Decls {
		var b bytes.Buffer
		if err := format.Node(&b, files, d); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(b.String()), " ")
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT || strings.HasPrefix(text, "type Handlers ") {
			continue
		}
		all = append(all, text)
	}
	return all
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
