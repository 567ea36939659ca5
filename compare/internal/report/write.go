package report

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed templates
var templates embed.FS

// Folder is where the published report is in the repository.
const Folder = "docs/report"

// Files returns the contents of report.md, report.json and the charts, by file name. The caller adds bench.txt,
// the raw lines of the run.
func (r Run) Files() (map[string][]byte, error) { return r.pages().files() }

func (p *pages) files() (map[string][]byte, error) {
	all := map[string][]byte{}
	for name, draw := range map[string]func() (string, error){"hits.svg": p.hits, "growth.svg": p.grows} {
		text, err := draw()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if text != "" { // a run without the measurements of a chart has no chart
			all[name] = []byte(text)
		}
	}
	text, err := p.markdown(all)
	if err != nil {
		return nil, err
	}
	all["report.md"] = []byte(text)
	all["report.json"], err = p.Found.Encode()
	return all, err
}

// markdown returns report.md. Its parts are the templates of templates/report, in the order of their names. Empty parts are
// left out.
func (p *pages) markdown(charts map[string][]byte) (string, error) {
	names, err := fs.Glob(templates, "templates/report/*.md")
	if err != nil {
		return "", err
	}
	var parts []string
	for _, name := range names {
		text, err := templates.ReadFile(name)
		if err != nil {
			return "", err
		}
		part, err := p.render("report.md", name, string(text), map[string]any{"Charts": charts})
		if err != nil {
			return "", err
		}
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n") + "\n", nil
}
