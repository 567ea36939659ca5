package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
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
	switch c.options.Package {
	case "init":
		return errors.New("a package called init cannot be imported; want -package and another name, like router")
	case "documentation":
		return errors.New("go leaves out the files of a package called documentation; want -package and another name, like router")
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
	for _, file := range built(dir) {
		if filepath.Base(file) == "router.go" {
			continue
		}
		if f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly); err == nil {
			return f.Name.Name, file
		}
	}
	return "", ""
}

// built returns the files in the folder that go build takes: no tests, and none that a build tag leaves out.
func built(dir string) []string {
	files, _ := filepath.Glob(filepath.Join(escaped(dir), "*.go"))
	return slices.DeleteFunc(files, func(file string) bool {
		isBuilt, err := build.Default.MatchFile(dir, filepath.Base(file))
		return err != nil || !isBuilt || strings.HasSuffix(file, "_test.go")
	})
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
	for _, file := range built(dir) {
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
