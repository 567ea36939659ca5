package gen

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// emittedFrom has every feature that a technique writes code for.
const emittedFrom = trapped + special + `
HEAD /{p...}              head
HEAD /f                   headOfF
GET  /z{n:int}.z          z
GET  /g/{x}/{n:int}/.     grouped @auth @admin
`

// perWord has routes that use a word as a text, as a parameter, as a method, as the name of a handler, and as the name of a group. WORD
// stands for the word, METHOD for a method, and NAME for a name.
var perWord = map[string]string{
	"texts": `
GET    /WORD/{WORD}/x            NAME
GET    /WORD/{other-WORD}/WORD/{WORD}
PUT    /WORD{/WORD...}
*      /-WORD/{WORD}/z
METHOD /m/WORD
`,
	"kinds": `
GET    /WORD/{WORD:int}/x        NAME
GET    /WORD/{other-WORD:int}/{WORD:int}
POST   /WORD/{WORD}.WORD/{n-WORD:int}
POST   /WORD/{WORD:WORD|-}
PUT    /WORD/v{other-WORD:int}/{WORD:int}/{rest-WORD...}
HEAD   /h/WORD/{WORD...}
`,
	"servemux": `
GET    /WORD/{WORD}/x            NAME
GET    /a/{other-WORD}/WORD/{WORD}
PUT    /WORD{/WORD...}
METHOD /m/WORD
`,
}

// wordsPerTable is small enough for the techniques that accept up to 63 methods.
const wordsPerTable = 40

// TestEmittedNames: a table can use every name that generated code has. The test collects the identifiers in all files of a technique, with
// many options and with few. It makes tables with these words. The files for them must compile, whatever the options.
//
// The exhaustive form also runs some of the generated tests. The short form has one table in seven.
func TestEmittedNames(t *testing.T) {
	module, n := t.TempDir(), 0
	writeModule(t, module, "emitted")
	for _, technique := range allNames() {
		kinds, from := []string{"texts", "kinds"}, emittedFrom
		if technique == "servemux" {
			kinds, from = []string{"servemux"}, plain
		}
		words := map[string]bool{}
		for _, o := range optionSets(technique) {
			collect(t, words, written(t, from, o))
		}
		for some := range slices.Chunk(slices.Sorted(maps.Keys(words)), wordsPerTable) {
			for _, kind := range kinds {
				for i, o := range optionSets(technique) {
					if n++; !exhaustive && n%7 != 0 {
						continue
					}
					files := written(t, tableWith(some, perWord[kind]), o)
					if _, _, _, err := checked(slices.Collect(maps.Values(files))...); err != nil {
						t.Errorf("%+v, %s of %s: %v", o, kind, some, err)
					} else if exhaustive && i == 0 && n%5 == 0 {
						addTo(t, filepath.Join(module, technique), fmt.Sprintf("_%d", n), files)
					}
				}
			}
		}
	}
	if exhaustive && !t.Failed() {
		run(t, module, "go", "test", "-vet=off", "-gcflags=-N -l", "./...")
	}
}

// TestKeptNames: a parameter keeps its name, unless the code uses the name beside it.
func TestKeptNames(t *testing.T) {
	const table = "GET /tables/{table}/{path}/{len}/{sync}/{cases}/{X}/{URL} x"
	for _, c := range []struct {
		technique, params string
		paths             bool
	}{
		{"after", "table string, pathValue string, len string, sync string, cases string, X string, URL string", true},
		{"table", "table string, path string, len string, sync string, cases string, X string, URL string", false},
		{"tree", "table string, pathValue string, lenValue string, sync string, cases string, X string, URL string", false},
		{"shiftpath", "table string, pathValue string, len string, sync string, cases string, X string, URL string", true},
		{"regextable", "table string, path string, len string, sync string, cases string, X string, URL string", false},
	} {
		files := written(t, table, Options{Technique: c.technique, Package: "router", Paths: c.paths})
		if want := "(w http.ResponseWriter, r *http.Request, " + c.params + ")\n"; !strings.Contains(files["router.go"], want) {
			t.Errorf("%s does not have %s in\n%s", c.technique, want, files["router.go"])
		}
	}
}

// TestTopLevelNames: the functions of shiftpath do not have names that Go, an import or a parameter has.
func TestTopLevelNames(t *testing.T) {
	var table strings.Builder
	all := []string{"copy", "init", "main", "sync", "testing", "type", "text"}
	for _, name := range all {
		fmt.Fprintf(&table, "GET /%s/x/{text}\n", name)
	}
	router := written(t, table.String(), Options{Technique: "shiftpath", Package: "main", Paths: true})["router.go"]
	for _, name := range all {
		if !strings.Contains(router, "\nfunc "+name+"2(") {
			t.Errorf("no function %s2 in\n%s", name, router)
		}
	}
	if _, _, _, err := checked(router); err != nil {
		t.Error(err)
	}
}

// TestSameNames: the parameters of a handler have the same names in all files.
func TestSameNames(t *testing.T) {
	const table = "GET /{app}/{tell}/{name}/{routertest}/{path}/{p}/{err:int} x"
	for _, technique := range ownNames() {
		for _, o := range optionSets(technique) {
			files := written(t, table, o)
			_, after, _ := strings.Cut(files["router.go"], "\tX(")
			signature, _, _ := strings.Cut(after, "\n")
			for _, text := range []string{files["handlers.go"], files["router_test.go"]} {
				if !strings.Contains(text, ") X("+signature+" {") {
					t.Errorf("%+v: no method X(%s in\n%s", o, signature, text)
				}
			}
		}
	}
}

// optionSets returns many options, and few.
func optionSets(technique string) []Options {
	full := Options{Technique: technique, Package: "router", HEAD: true, OPTIONS: true, Standalone: true, Paths: true, Pattern: true, PathValues: true, Hooks: true, Lookup: true}
	bare := Options{Technique: technique, Package: "router"}
	if technique == "servemux" {
		full.OPTIONS, full.Hooks, full.Lookup, bare.HEAD = false, false, false, true
	}
	return []Options{full, bare}
}

// tableWith returns a table with the routes for each word. Each second word is the name of a group instead of a handler. A word is neither
// if its method is already taken.
func tableWith(words []string, routes string) string {
	var text strings.Builder
	taken := map[string]bool{"Handlers": true, "NotFound": true, "MethodNotAllowed": true}
	for i, word := range words {
		method, name := strings.TrimPrefix(word, "method"), word
		switch {
		case taken[exported(word)] || word == "_":
			name = ""
		case i%2 == 1:
			name = "@" + word
		}
		taken[exported(word)] = true
		if strings.EqualFold(method, "any") || strings.EqualFold(method, "all") || method == "" {
			method = "GET"
		}
		text.WriteString(strings.NewReplacer("WORD", word, "METHOD", method, "NAME", name).Replace(routes))
	}
	return text.String()
}

// written returns the texts of the files that Generate writes, by name.
func written(t *testing.T, table string, o Options) map[string]string {
	t.Helper()
	files, err := Generate(parsed(t, table), o)
	if err != nil {
		t.Fatalf("%+v: %v", o, err)
	}
	texts := map[string]string{}
	for _, f := range files {
		texts[f.Name] = string(f.Text)
	}
	return texts
}

// collect adds the identifiers in the files to words.
func collect(t *testing.T, words map[string]bool, files map[string]string) {
	t.Helper()
	for _, text := range files {
		file, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				words[id.Name] = true
			}
			return true
		})
	}
}
