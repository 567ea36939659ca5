package library

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gorouting/internal/gocode"
)

// The paths of this module and of the root module, which contains the routers of Ours.
const (
	self = "gorouting/compare"
	root = "gorouting"
)

// Release is what the go command says about a library's module.
type Release struct {
	Version  string    // "v5.4.6"; Go's own version for net/http
	Date     time.Time // the date of this version; zero for net/http
	Direct   int       // number of modules from which the library imports packages
	Indirect int       // number of further modules that the direct modules need
	Lines    int       // lines of Go code in the library and all packages that it needs, except the standard library's
}

// Releases returns the release of each library, by Router.Library. For each router of Ours, it returns the counts by
// Router.Name. It uses the go command, but no network.
func Releases(ctx context.Context) (map[string]Release, error) {
	all := map[string]Release{}
	version, err := goCommand(ctx, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	packages, err := needed(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range All() {
		name := cmp.Or(r.Library, r.Name)
		path := r.importPath()
		if _, ok := all[name]; ok || path == "" {
			continue
		}
		if all[name], err = packages.release(path); err != nil {
			return nil, err
		}
	}
	all["servemux"] = Release{Version: strings.TrimSpace(string(version))}
	return all, nil
}

// importPath returns the import path of the router's package. It returns "" for net/http and the baseline.
func (r Router) importPath() string {
	if r.Group == Ours {
		return root + "/" + r.Name
	}
	return cmp.Or(r.pkg, r.Module)
}

// goPackage is what go list says about a package.
type goPackage struct {
	ImportPath, Dir        string
	Standard               bool
	GoFiles, Imports, Deps []string
	Module                 goModule
	Error                  *struct{ Err string }
}

// goModule is what go list says about a module.
type goModule struct {
	Path, Version string
	Time          time.Time
	Update        *goModule
}

// packages are Go packages by their import paths.
type packages map[string]goPackage

// needed returns the packages of all routers, and all packages that they import.
func needed(ctx context.Context) (packages, error) {
	args := []string{"list", "-deps", "-json=ImportPath,Dir,Standard,GoFiles,Imports,Deps,Module,Error"}
	for _, r := range All() {
		if path := r.importPath(); path != "" {
			args = append(args, path)
		}
	}
	listed, err := list[goPackage](ctx, args...)
	all := packages{}
	for _, p := range listed {
		if p.Error != nil {
			return nil, fmt.Errorf("go list: %s", p.Error.Err)
		}
		all[p.ImportPath] = p
	}
	return all, err
}

// release counts the modules and lines that a package adds to a program.
func (all packages) release(path string) (Release, error) {
	own := all[path].Module
	r := Release{Version: own.Version, Date: own.Time}
	modules, direct := map[string]bool{}, map[string]bool{}
	for _, path := range append(all[path].Deps, path) {
		p := all[path]
		if p.Standard {
			continue
		}
		modules[p.Module.Path] = true
		for _, i := range p.Imports {
			if p.Module.Path == own.Path && !all[i].Standard {
				direct[all[i].Module.Path] = true
			}
		}
		for _, file := range p.GoFiles {
			code, err := os.ReadFile(filepath.Join(p.Dir, file))
			if err != nil {
				return r, err
			}
			r.Lines += len(gocode.Lines(code))
		}
	}
	delete(modules, own.Path)
	delete(direct, own.Path)
	r.Direct, r.Indirect = len(direct), len(modules)-len(direct)
	return r, nil
}

// Newer asks the module proxy for newer releases of the libraries. It returns a line for each library that has one:
// "github.com/labstack/echo/v5 v5.4.5: v5.4.6 was released on 2026-11-14".
func Newer(ctx context.Context) ([]string, error) {
	args := []string{"list", "-m", "-u", "-json=Path,Version,Time,Update"}
	for _, r := range In(Library, Server) {
		if r.Module != "" {
			args = append(args, r.Module)
		}
	}
	modules, err := list[goModule](ctx, args...)
	if err != nil {
		return nil, fmt.Errorf("looking for newer releases: %w", err)
	}
	return outdated(modules), nil
}

// outdated describes the modules that have an update, each once.
func outdated(modules []goModule) []string {
	var lines []string
	for _, m := range modules {
		if m.Update != nil {
			lines = append(lines, fmt.Sprintf("%s %s: %s was released on %s", m.Path, m.Version, m.Update.Version, m.Update.Time.Format(time.DateOnly)))
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// list runs go list, and decodes the JSON values that it prints.
func list[T any](ctx context.Context, args ...string) ([]T, error) {
	out, err := goCommand(ctx, args...)
	if err != nil {
		return nil, err
	}
	var all []T
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var one T
		switch err := d.Decode(&one); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("go list: %w", err)
		}
		all = append(all, one)
	}
}

// goCommand runs the go command in this module, and returns its standard output. It disables cgo, so that programs are the
// same with and without a C compiler.
func goCommand(ctx context.Context, args ...string) ([]byte, error) {
	dir, err := Folder(ctx)
	if err != nil {
		return nil, err
	}
	return goCommandIn(ctx, dir, args...)
}

// Folder returns the folder of this module. The current folder must be inside the repository.
func Folder(ctx context.Context) (string, error) {
	out, err := goCommandIn(ctx, "", "list", "-m", "-f", "{{.Dir}}", self)
	if err != nil {
		return "", fmt.Errorf("looking for module %s, whose repository must contain the current folder: %w", self, err)
	}
	return strings.TrimSpace(string(out)), nil
}

func goCommandIn(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("the go command is not in the PATH")
	case err != nil:
		return nil, fmt.Errorf("go %s: %w: %s", args[0], err, bytes.TrimSpace(stderr.Bytes()))
	}
	return out, nil
}
