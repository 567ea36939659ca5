package report

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"gorouting/compare/internal/found"
)

// Write puts the files of Render and bench.txt, which is bench as it is, into the folder dir. It makes the folder if there
// is none. It writes nothing if one of the files cannot be made, and never leaves half of a file.
func Write(dir string, r *found.Report, bench []byte) error {
	files, err := Render(r)
	if err != nil {
		return err
	}
	files["bench.txt"] = bench
	if err := writeAll(dir, files); err != nil {
		return fmt.Errorf("the report cannot be written into the folder %q: %w", dir, cause(err))
	}
	return nil
}

// Render returns the files of a report by their names: report.html, report.md, report.json, and a picture of each chart on
// a light and on a dark ground.
func Render(r *found.Report) (map[string][]byte, error) {
	return view{r}.files()
}

func (r view) files() (map[string][]byte, error) {
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
	if files["report.json"], err = r.JSON(); err != nil {
		return nil, fmt.Errorf("report.json: %w", err)
	}
	return files, nil
}

// writeAll writes each file under another name in the folder, and renames all of them once they are complete.
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

// cause returns what was wrong, without the name of a temporary file.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
