package gen

import (
	"embed"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A helper is a declaration that is the same for all tables, such as the function split. It is a file of a Go package below the folder
// helpers, so the compiler, go vet and tests see it. Generated code gets the text after the file's imports.

// helpers has all helpers, with their files. Generated code has them in this order.
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
	{"lookup", "lookup/lookup.go"},
	{"silent", "hooks/silent.go"},
}

//go:embed helpers
var helperFiles embed.FS

// helper is a file of the folder helpers.
type helper struct {
	imports []string
	text    string
}

// readHelpers returns the helpers by name. It panics if a file is missing or invalid.
var readHelpers = sync.OnceValue(func() map[string]helper {
	all := map[string]helper{}
	for _, h := range helpers {
		text, err := helperFiles.ReadFile("helpers/" + h.file)
		if err != nil {
			panic(err)
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, h.file, text, parser.ImportsOnly)
		if err != nil {
			panic(err)
		}
		one := helper{}
		end := file.Name.End()
		for _, d := range file.Decls {
			end = d.End()
		}
		for _, imported := range file.Imports {
			path, _ := strconv.Unquote(imported.Path.Value) // the parser has checked it
			one.imports = append(one.imports, path)
		}
		one.text = strings.TrimLeft(string(text[files.Position(end).Offset:]), "\n")
		all[h.name] = one
	}
	return all
})

// plus matches a + in the code of match that means a segment, and not an addition.
var plus = regexp.MustCompile(`([ /"'])\+([ ,."'])`)

// writeHelpers writes the helpers that the file needs.
func (c *code) writeHelpers() {
	for _, h := range helpers {
		if c.helpers[h.name] {
			one := readHelpers()[h.name]
			c.imported(one.imports...)
			text := one.text
			if h.name == "match" {
				text = plus.ReplaceAllString(text, "${1}"+c.sign()+"${2}")
			}
			c.p("\n%s", text)
		}
	}
	if c.helpers["refuse"] {
		c.refuseList()
	}
}
