package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// fitPackage chooses the package's name, if there is none: that of the Go files in the folder, or that of the folder. A name that is
// not that of the files there is an error.
func (c *config) fitPackage() error {
	name, file := packageIn(c.dir)
	switch {
	case c.options.Package == "" && name != "":
		c.options.Package = name
	case c.options.Package == "":
		c.options.Package = folderName(c.dir)
	case name != "" && name != c.options.Package:
		return fmt.Errorf("-package %s: %s is of package %s; want -package %[3]s, or another folder", c.options.Package, file, name)
	}
	if !token.IsIdentifier(c.options.Package) || c.options.Package == "_" {
		return fmt.Errorf("%q is no name for a package; want -package and a Go identifier like router", c.options.Package)
	}
	return nil
}

// packageIn returns the name of the package that has files in the folder which are not to be written anew, and one of them.
func packageIn(dir string) (name, file string) {
	if dir == "" {
		return "", ""
	}
	files, _ := filepath.Glob(filepath.Join(escaped(dir), "*.go"))
	for _, file := range files {
		base := filepath.Base(file)
		if base == "router.go" || strings.HasSuffix(base, "_test.go") {
			continue
		}
		if f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly); err == nil {
			return f.Name.Name, file
		}
	}
	return "", ""
}

// escaped returns the folder's name as a pattern that matches it alone.
func escaped(dir string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(dir)
}

// folderName returns the last part of the folder's path, "router" for none.
func folderName(dir string) string {
	if dir == "" {
		return "router"
	}
	path, err := filepath.Abs(dir)
	if err != nil {
		path = dir
	}
	return filepath.Base(path)
}
