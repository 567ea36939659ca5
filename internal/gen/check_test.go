package gen

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

var (
	fileSet  = token.NewFileSet()
	packages = importer.ForCompiler(fileSet, "gc", compiled)
	checking sync.Mutex // only one goroutine at a time may use the importer
)

// compiled opens the compiler's output for a package. Reading it is a hundred times faster than reading the source.
func compiled(path string) (io.ReadCloser, error) {
	files, err := compiledFiles()
	if err != nil {
		return nil, err
	}
	return os.Open(files[path])
}

// compiledFiles returns the names of the compiler's output files, by import path, for all packages that generated code imports.
var compiledFiles = sync.OnceValues(func() (map[string]string, error) {
	out, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "gorouting/routertest", "gorouting/regextable", "math/bits", "net/http/httptest", "testing").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		files[path] = file
	}
	return files, nil
})

// checked parses a package of these files and checks its types.
func checked(texts ...string) ([]*ast.File, *types.Package, *types.Info, error) {
	checking.Lock()
	defer checking.Unlock()
	var files []*ast.File
	for i, text := range texts {
		f, err := parser.ParseFile(fileSet, checkedName(i), text, parser.SkipObjectResolution)
		if err != nil {
			return nil, nil, nil, err
		}
		files = append(files, f)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: packages}
	p, err := config.Check("router", fileSet, files, info)
	return files, p, info, err
}

// suffixed adds the suffix to every top-level name of the files, except init. This way, many routers fit into one package. A single
// package builds much faster than a package for each router.
func suffixed(suffix string, texts ...string) ([]string, error) {
	_, p, info, err := checked(texts...)
	if err != nil {
		return nil, err
	}
	ends := map[string][]int{} // by file
	for _, uses := range []map[*ast.Ident]types.Object{info.Defs, info.Uses} {
		for id, object := range uses {
			field, isField := object.(*types.Var)
			isEmbedded := isField && field.Embedded() && p.Scope().Lookup(id.Name) != nil // has the name of a type
			if object != nil && (object.Parent() == p.Scope() || isEmbedded) && id.Name != "init" {
				end := fileSet.Position(id.End())
				ends[end.Filename] = append(ends[end.Filename], end.Offset)
			}
		}
	}
	all := make([]string, len(texts))
	for i, text := range texts {
		from := 0
		for _, end := range slices.Compact(slices.Sorted(slices.Values(ends[checkedName(i)]))) { // an embedded field is a use and a definition
			all[i] += text[from:end] + suffix
			from = end
		}
		all[i] += text[from:]
	}
	return all, nil
}

// checkedName returns the name of file i of a package that checked checks.
func checkedName(i int) string { return fmt.Sprintf("router%d.go", i) }

// addTo adds the files of a package to the package in the folder dir. The suffix is added to all top-level names and to the names of the
// files.
func addTo(t *testing.T, dir, suffix string, files map[string]string) {
	t.Helper()
	names := slices.Sorted(maps.Keys(files))
	var texts []string
	for _, name := range names {
		texts = append(texts, files[name])
	}
	texts, err := suffixed(suffix, texts...)
	if err != nil {
		t.Fatalf("%s: %v", suffix, err)
	}
	for i, name := range names {
		before, after, _ := strings.Cut(name, "_test")
		if after == "" {
			before, after = strings.TrimSuffix(name, ".go"), ".go"
		} else {
			after = "_test.go"
		}
		write(t, filepath.Join(dir, before+suffix+after), texts[i])
	}
}
