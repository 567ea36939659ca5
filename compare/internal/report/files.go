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

// WriteFiles puts files into the folder dir and the folders below it, which it makes where there are none. The files are by their
// names, with slashes. If one cannot be written, every file is left as it was, and the error says why without the name of a
// temporary file. A reader of a single file never sees half of it.
func WriteFiles(dir string, files map[string][]byte) error {
	return writer{os.Rename}.write(dir, files)
}

// writer writes files, with a way to rename them that a test may break.
type writer struct {
	rename func(from, to string) error
}

// replacement is a file that is to take a place.
type replacement struct {
	target  string // where it is to be
	written string // where it is, complete
	before  string // where the file that was in its place has gone; "" if there was none
}

func (w writer) write(dir string, files map[string][]byte) (err error) {
	var all []*replacement
	defer func() {
		for _, r := range all {
			os.Remove(r.written) // it is gone from there if all went well
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
			os.Remove(r.before) // what is left over then harms nobody
		}
	}
	return nil
}

// beside writes a file under a name of its own in the folder of the target, and returns its path.
func beside(target string, text []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return "", err
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%q is there, and is not a file; want another folder, or that moved", target)
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

// replace puts a file into its place. If that fails, what was there is there again.
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

// restore puts back what was in the places of files.
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

// cause returns what was wrong, without the name of a temporary file.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
