package report

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// WriteFiles writes files into dir, and makes missing folders. The keys of files are names with slashes, such as
// "docs/a.svg". If one file cannot be written, WriteFiles restores all of them. A reader never sees half of a file.
func WriteFiles(dir string, files map[string][]byte) error {
	return writer{os.Rename}.write(dir, files)
}

// writer writes files. A test may set rename to a function that fails.
type writer struct {
	rename func(from, to string) error
}

// replacement is a file that replaces another one.
type replacement struct {
	target  string // its final path
	written string // the temporary path of the complete file
	before  string // the temporary path of the previous file at target, or ""
}

func (w writer) write(dir string, files map[string][]byte) (err error) {
	var all []*replacement
	defer func() {
		for _, r := range all {
			os.Remove(r.written) // after a success, no file has this name
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		r := &replacement{target: filepath.Join(dir, filepath.FromSlash(name))}
		if r.written, err = beside(r.target, files[name]); err != nil {
			return cause(err)
		}
		all = append(all, r)
	}
	for i, r := range all {
		if err := w.replace(r); err != nil {
			return errors.Join(cause(err), w.restore(all[:i]))
		}
	}
	for _, r := range all {
		if r.before != "" {
			os.Remove(r.before) // a copy that remains does no harm
		}
	}
	return nil
}

// beside writes text to a temporary file in the folder of target, and returns its path.
func beside(target string, text []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return "", err
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%q is not a file: choose another folder or move it away", target)
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".report-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	if err := errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// replace moves a file to its target. If this fails, it restores the previous file.
func (w writer) replace(r *replacement) error {
	if _, err := os.Lstat(r.target); err == nil {
		before := r.written + "-before"
		if err := w.rename(r.target, before); err != nil {
			return err
		}
		r.before = before
	}
	if err := w.rename(r.written, r.target); err != nil {
		if r.before != "" {
			err = errors.Join(err, os.Rename(r.before, r.target))
		}
		return err
	}
	return nil
}

// restore puts the previous files back, and removes new files that replaced nothing.
func (w writer) restore(all []*replacement) error {
	var failed error
	for _, r := range all {
		if r.before != "" {
			failed = errors.Join(failed, os.Rename(r.before, r.target))
		} else {
			failed = errors.Join(failed, os.Remove(r.target))
		}
	}
	return failed
}

// cause returns the reason of an error without the name of a temporary file.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
