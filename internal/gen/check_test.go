package gen

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
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
	out, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "gorouting/routertest", "gorouting/regextable", "gorouting/chirouter", "math/bits", "net/http/httptest", "testing").Output()
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
		f, err := parser.ParseFile(fileSet, fmt.Sprintf("router%d.go", i), text, parser.SkipObjectResolution)
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

// suffixed adds the suffix to every top-level name of the file, except init. This way, many routers fit into one package. A
// single package builds much faster than a package for each router.
func suffixed(text, suffix string) (string, error) {
	_, p, info, err := checked(text)
	if err != nil {
		return "", err
	}
	var ends []int
	for _, uses := range []map[*ast.Ident]types.Object{info.Defs, info.Uses} {
		for id, object := range uses {
			if object != nil && object.Parent() == p.Scope() && id.Name != "init" {
				ends = append(ends, fileSet.Position(id.End()).Offset)
			}
		}
	}
	slices.SortFunc(ends, cmp.Compare[int])
	var all strings.Builder
	from := 0
	for _, end := range ends {
		all.WriteString(text[from:end])
		all.WriteString(suffix)
		from = end
	}
	all.WriteString(text[from:])
	return all.String(), nil
}
