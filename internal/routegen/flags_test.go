package routegen

import (
	"io"
	"strings"
	"testing"
)

// TestCommand: the command line in generated files leaves out folders, and flags that do not change router.go.
func TestCommand(t *testing.T) {
	for line, want := range map[string]string{
		"-o a b/routes.txt":                                         "routegen -technique after routes.txt",
		"-technique tree -check -o a routes.txt":                    "routegen -technique tree routes.txt",
		"-strict -print -":                                          "routegen -technique after -",
		"-print -head=false -paths -options -standalone -pattern x": "routegen -technique after -head=false -options -paths -pattern -standalone x",
		"-print -package shop it's.txt":                             `routegen -technique after -package shop 'it'\''s.txt'`,
		"-print -options=true -paths=false a=true.txt":              "routegen -technique after -options -paths=false a=true.txt",
	} {
		c, err := parse(strings.Fields(line), io.Discard, nil)
		if err != nil || c.options.Command != want {
			t.Errorf("%s: %q, %v; want %q", line, c.options.Command, err, want)
		}
	}
}
