package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Write puts the report into the folder dir, which it makes if there is none: report.html, report.md, report.json, a
// picture of each chart on a light and on a dark ground, and bench.txt, which is bench as it is. Nothing is written if one
// of them cannot be made, and no file is ever there by half.
func Write(dir string, r *Report, bench []byte) error {
	files, err := render(r)
	if err != nil {
		return err
	}
	files["bench.txt"] = bench
	if err := writeAll(dir, files); err != nil {
		return fmt.Errorf("the report cannot be written into the folder %q: %w", dir, cause(err))
	}
	return nil
}

// Read returns the report of a report.json.
func Read(path string) (*Report, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("no report to read: %w", err)
	}
	r := new(Report)
	if err := json.Unmarshal(text, r); err != nil {
		return nil, fmt.Errorf("%q is not a report: %w", path, err)
	}
	return r, nil
}

// render returns every file but bench.txt.
func render(r *Report) (map[string][]byte, error) {
	files := map[string][]byte{}
	charts, err := r.charts()
	if err != nil {
		return nil, fmt.Errorf("charts: %w", err)
	}
	for _, c := range charts {
		for name, picture := range c.files() {
			files[name] = picture
		}
	}
	if files["report.html"], err = r.html(charts); err != nil {
		return nil, fmt.Errorf("report.html: %w", err)
	}
	files["report.md"] = r.markdown()
	text, err := json.MarshalIndent(r, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("report.json: %w", err)
	}
	files["report.json"] = append(text, '\n')
	return files, nil
}

// writeAll writes each file beside the place where it belongs, and moves them there once all are complete.
func writeAll(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	complete := map[string]string{} // by name, where it is for now
	defer func() {
		for _, path := range complete {
			os.Remove(path)
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path, err := writeBeside(dir, files[name])
		if err != nil {
			return err
		}
		complete[name] = path
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.Rename(complete[name], filepath.Join(dir, name)); err != nil {
			return err
		}
		delete(complete, name)
	}
	return nil
}

// writeBeside writes a file with a name of its own in dir, and returns its path.
func writeBeside(dir string, text []byte) (string, error) {
	f, err := os.CreateTemp(dir, ".report-*")
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

// cause returns what was wrong, without the name of a file that the user has not asked for.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
