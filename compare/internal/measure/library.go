package measure

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/internal/gocode"
)

// self is the path of the module that the program belongs to, and root of the one around it.
const (
	self = "gorouting/compare"
	root = "gorouting"
)

// Library is what comes with a router.
type Library struct {
	Modules int // other than the standard library and this one
	Lines   int // of Go code in the packages that the build needs, other than the standard library's
}

// libraryPackage returns the package that has the router: one of this repository, or the one at the library's module path. It
// returns "" for gauges and for the standard library.
func libraryPackage(c library.Contestant) string {
	if c.Group == found.GroupOurs {
		return root + "/" + c.Name
	}
	return c.Module
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath, Dir string
	Standard        bool
	GoFiles, Deps   []string
	Module          struct{ Path string }
	Error           *struct{ Err string }
}

// Libraries returns what comes with each contestant except the gauges, by name. It needs the go command, run in this module.
func Libraries(ctx context.Context, all []library.Contestant) (map[string]Library, error) {
	args := []string{"list", "-deps", "-json=ImportPath,Dir,Standard,GoFiles,Deps,Module,Error"}
	for _, c := range all {
		if path := libraryPackage(c); path != "" {
			args = append(args, path)
		}
	}
	out, err := goCommand(ctx, "", args...)
	if err != nil {
		return nil, err
	}
	packages, err := decode(out)
	if err != nil {
		return nil, err
	}
	libraries := map[string]Library{}
	for _, c := range all {
		if path := libraryPackage(c); path != "" {
			libraries[c.Name], err = packages.library(path)
			if err != nil {
				return nil, err
			}
		}
	}
	return libraries, nil
}

type packages map[string]goPackage // by import path

func decode(list []byte) (packages, error) {
	all := packages{}
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		if p.Error != nil {
			return nil, fmt.Errorf("go list: %s", p.Error.Err)
		}
		all[p.ImportPath] = p
	}
}

// library counts a package and what it needs.
func (all packages) library(path string) (Library, error) {
	var l Library
	modules := map[string]bool{}
	for _, path := range append(all[path].Deps, path) {
		p := all[path]
		if p.Standard {
			continue
		}
		if p.Module.Path != root {
			modules[p.Module.Path] = true
		}
		for _, file := range p.GoFiles {
			code, err := os.ReadFile(filepath.Join(p.Dir, file))
			if err != nil {
				return l, err
			}
			l.Lines += len(gocode.Lines(code))
		}
	}
	l.Modules = len(modules)
	return l, nil
}
