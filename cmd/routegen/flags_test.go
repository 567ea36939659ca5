package main

import (
	"io"
	"strings"
	"testing"
)

// TestCommand has command lines, and what of them stands in the files: neither where they are written nor what is printed, and the table
// without its folder.
func TestCommand(t *testing.T) {
	for line, want := range map[string]string{
		"-o a b/routes.txt":                                         "routegen -technique after routes.txt",
		"-technique tree -check -o a routes.txt":                    "routegen -technique tree routes.txt",
		"-strict -print -":                                          "routegen -technique after -",
		"-print -head=false -paths -options -standalone -pattern x": "routegen -technique after -head=false -options -paths -pattern -standalone x",
		"-print -package shop it's.txt":                             `routegen -technique after -package shop 'it'\''s.txt'`,
		"-print -options=true -paths=false a=true.txt":              "routegen -technique after -options -paths=false a=true.txt",
	} {
		c, err := parse(strings.Fields(line), io.Discard)
		if err != nil || c.options.Command != want {
			t.Errorf("%s: %q, %v; want %q", line, c.options.Command, err, want)
		}
	}
}
