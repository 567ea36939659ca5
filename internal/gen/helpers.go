package gen

import (
	"embed"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
)

// A helper is a declaration that is the same for all tables, such as the function split. It is a file of a Go package below the folder
// helpers, so the compiler, go vet and tests see it. Generated code gets the text after the file's imports.

// helpers has the helpers at the end of router.go, with their files. Generated code has them in this order.
var helpers = []struct{ name, file string }{
	{"split", "plain/split.go"},
	{"splitRest", "plain/splitrest.go"},
	{"match", "plain/match.go"},
	{"matchRest", "plain/matchrest.go"},
	{"after", "plain/after.go"},
	{"afterInt", "plain/afterint.go"},
	{"afterEnding", "plain/afterending.go"},
	{"afterIntEnding", "plain/afterintending.go"},
	{"shift", "plain/shift.go"},
	{"compile", "regexswitch/compile.go"},
	{"regexMatch", "regexswitch/match.go"},
	{"regexRoute", "regextable/route.go"},
	{"isNumber", "regextable/number.go"},
	{"number", "plain/number.go"},
	{"between", "plain/between.go"},
	{"numberBetween", "plain/numberbetween.go"},
	{"inner", "plain/inner.go"},
	{"slash", "plain/slash.go"},
	{"positive", "plain/positive.go"},
	{"segmentOf", "plain/segmentof.go"},
	{"buildPath", "paths/buildpath.go"},
	{"listError", "paths/listerror.go"},
	{"numberError", "paths/numbererror.go"},
	{"discard", "plain/discard.go"},
	{"chain", "chain/chain.go"},
	{"withOwnValues", "values/ownvalues.go"},
	{"passForm", "values/passform.go"},
	{"lookup", "lookup/lookup.go"},
	{"silent", "hooks/silent.go"},
}

//go:embed helpers
var helperFiles embed.FS

// readHelper returns the imports of a file of the folder helpers, and its text after them. It panics if the file is missing or invalid.
func readHelper(name string) (imports []string, text string) {
	all, err := helperFiles.ReadFile("helpers/" + name)
	if err != nil {
		panic(err)
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, all, parser.ImportsOnly)
	if err != nil {
		panic(err)
	}
	end := file.Name.End()
	for _, d := range file.Decls {
		end = d.End()
	}
	for _, imported := range file.Imports {
		path, _ := strconv.Unquote(imported.Path.Value) // the parser has checked it
		imports = append(imports, path)
	}
	return imports, strings.TrimLeft(string(all[files.Position(end).Offset:]), "\n")
}

// plus matches a + in the code of match that means a segment, and not an addition.
var plus = regexp.MustCompile(`([ /"'])\+([ ,."'])`)

// copied writes files of the folder helpers.
func (c *code) copied(files ...string) {
	for _, file := range files {
		imports, text := readHelper(file)
		c.imported(imports...)
		if file == "plain/match.go" {
			text = plus.ReplaceAllString(text, "${1}"+c.sign()+"${2}")
		}
		c.p("\n%s", text)
	}
}

// writeHelpers writes the helpers that the file needs.
func (c *code) writeHelpers() {
	for _, h := range helpers {
		if c.helpers[h.name] {
			c.copied(h.file)
		}
	}
	if c.helpers["refuse"] {
		c.refuseList()
	}
}
