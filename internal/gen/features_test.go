package gen

import (
	"path/filepath"
	"testing"
)

// misused is the table of testdata/features.
const misused = `
GET     /a{/}              list    @auth
GET     /a/{id:int}        show    @auth @admin
DELETE  /a/{id:int}        remove  @auth
PUT     /b/{slug}          put
PATCH   /b/{slug}          put     @auth
*       /mount{/path...}   mount   @admin
POST    /upload/{name}     upload  @auth
POST    /keep/{name}       keep
POST    /c/{document}      postDocument
POST    /c/v{document}     postDocument @admin
`

// TestFeatures runs testdata/features: it attacks routers with groups, hooks, Lookup and path values. The exhaustive form has all
// techniques, and the race detector.
func TestFeatures(t *testing.T) {
	table := parsed(t, misused)
	test := read(t, "testdata/features/features_test.go")
	module := t.TempDir()
	write(t, filepath.Join(module, "go.mod"), "module features\n\ngo 1.26\n")
	for _, technique := range ownNames() {
		if technique != "after" && !exhaustive {
			continue
		}
		files, err := Generate(table, Options{
			Technique: technique, Package: "router", HEAD: true, Pattern: true, PathValues: true, Hooks: true, Lookup: true, Paths: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(module, technique, "router.go"), string(files[0].Text))
		write(t, filepath.Join(module, technique, "features_test.go"), test)
	}
	args := []string{"test", "-count=1"}
	if exhaustive {
		args = append(args, "-race")
	}
	run(t, module, "go", append(args, "./...")...)
}
