package report

import (
	"fmt"

	"gorouting/compare/internal/files"
	"gorouting/compare/internal/found"
)

// Write puts the files of Render and bench.txt, which is bench as it is, into the folder dir: all of them, or none. It makes the
// folder if there is none.
func Write(dir string, r *found.Report, bench []byte) error {
	all, err := Render(r)
	if err != nil {
		return err
	}
	all["bench.txt"] = bench
	if err := files.Write(dir, all); err != nil {
		return fmt.Errorf("the report cannot be written into the folder %q: %w", dir, err)
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
