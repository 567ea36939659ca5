package routegen

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// fitPackage sets the name of the package if -package is missing. It uses the package of the Go files in the folder, or else
// the name of the folder. It returns an error if the name is invalid, or if the files belong to another package than -package
// says.
func (c *config) fitPackage() error {
	if c.dir != "" {
		if err := checkImportPath(c.dir); err != nil {
			return err
		}
	}
	name, file := packageIn(c.dir)
	switch {
	case c.options.Package == "" && name != "":
		c.options.Package = name
	case c.options.Package == "" && folderName(c.dir) == "main":
		return errors.New("a package called main cannot be imported; add -package and another name, such as router")
	case c.options.Package == "":
		c.options.Package = folderName(c.dir)
	case name != "" && name != c.options.Package:
		return fmt.Errorf("-package %s: %s belongs to package %s; use -package %[3]s or another folder", c.options.Package, file, name)
	}
	switch c.options.Package {
	case "init":
		return errors.New("a package called init cannot be imported; add -package and another name, such as router")
	case "documentation":
		return errors.New("go ignores the files of a package called documentation; add -package and another name, such as router")
	}
	if !token.IsIdentifier(c.options.Package) || c.options.Package == "_" {
		return fmt.Errorf("%q is not a valid name for a package; add -package and a Go identifier, such as router", c.options.Package)
	}
	return nil
}

// reserved are names of devices on Windows, which no element of an import path may have; see golang.org/x/mod/module.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`)

// checkImportPath returns an error if the go command refuses the path of the folder in an import. The path begins below the folder that
// has the go.mod. Without a go.mod, only the folder itself is checked.
func checkImportPath(dir string) error {
	path, err := filepath.Abs(dir)
	if err != nil {
		return nil // reading or writing files reports it
	}
	for first := true; first || inModule(path); first, path = false, filepath.Dir(path) {
		if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil || path == filepath.Dir(path) {
			return nil
		}
		name := filepath.Base(path)
		bad := strings.IndexFunc(name, func(c rune) bool {
			return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-._~+", c))
		})
		switch {
		case bad >= 0:
			return fmt.Errorf("-o %s: go refuses %q in an import path; use letters, digits and -._~+ in the name of the folder %q", dir, []rune(name[bad:])[0], name)
		case strings.HasSuffix(name, "."):
			return fmt.Errorf("-o %s: go refuses an import path with a dot at the end of %q; remove the dot", dir, name)
		case name == "vendor" || reserved.MatchString(name):
			return fmt.Errorf("-o %s: go refuses a folder called %q in an import path; choose another name", dir, name)
		}
	}
	return nil
}

// packageIn returns the name of the package in the folder, and one of its Go files. It ignores files that routegen will
// overwrite.
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

// built returns the files in the folder that go build compiles. It leaves out tests, and files that a build tag excludes.
func built(dir string) []string {
	files, _ := filepath.Glob(filepath.Join(escaped(dir), "*.go"))
	return slices.DeleteFunc(files, func(file string) bool {
		if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
			return true // go build would wait for a FIFO
		}
		isBuilt, err := build.Default.MatchFile(dir, filepath.Base(file))
		return err != nil || !isBuilt || strings.HasSuffix(file, "_test.go")
	})
}

// escaped escapes the folder's name for filepath.Glob.
func escaped(dir string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(dir)
}

// folderName returns the last element of the folder's path, or "router" if dir is empty.
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

// declares returns the file in the folder that declares the type called kind, or "". It ignores the file that the argument
// except names.
func declares(dir, kind, except string) string {
	for _, file := range built(dir) {
		if filepath.Base(file) == except {
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
