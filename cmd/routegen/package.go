package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build"
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
	if c.options.Package == "init" {
		return errors.New("a package called init cannot be imported; want -package and another name, like router")
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
		if isBuilt, err := build.Default.MatchFile(dir, base); base == "router.go" || strings.HasSuffix(base, "_test.go") || err != nil || !isBuilt {
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

// declares returns the file of the package in the folder that declares the type, besides the one named; "" if there is none.
func declares(dir, kind, besides string) string {
	files, _ := filepath.Glob(filepath.Join(escaped(dir), "*.go"))
	for _, file := range files {
		if filepath.Base(file) == besides {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, d := range f.Decls {
			group, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range group.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok && t.Name.Name == kind {
					return file
				}
			}
		}
	}
	return ""
}
