package report

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"gorouting/compare/internal/playground/web"
)

//go:embed static
var static embed.FS

// sitePage is a page of the site. Its text is a file of templates/site.
type sitePage struct {
	file, title, description, text string
	scripts                        []string
}

// The scripts of the pages. Each may use the ones before it.
const (
	dataScript      = "data.js"
	commonScript    = "report.js"
	chartScript     = "chart.js"
	costScript      = "cost.js"
	behaviourScript = "behaviour.js"
)

var sitePages = []sitePage{
	{web.WhichRouter, "Which Go router?", "Which router to choose for HTTP in Go, with figures from one run of ten libraries.", "which.md",
		[]string{commonScript}},
	{web.Behaviour, "Behaviour of Go routers", "How Go routers answer the requests that often cause trouble.", "behaviour.md",
		[]string{dataScript, commonScript, behaviourScript}},
	{web.Cost, "Cost of Go routers", "Time, allocations and growth of Go routers beside http.ServeMux, with intervals.", "cost.md",
		[]string{dataScript, commonScript, chartScript, costScript}},
	{web.YourRoutes, "Your routes", "How to compare Go routers on the routes of your own application.", "routes.md",
		[]string{commonScript}},
}

// playgroundAbsent is the page in place of the playground, which needs a server.
var playgroundAbsent = sitePage{web.Playground, "Playground", "How to start the playground.", "playground.md", nil}

// Report returns Files and the pages of the site, which work when they are opened from disk. The page of the playground says how to
// start it. The caller adds bench.txt.
func (r Run) Report() (map[string][]byte, error) { return r.pages().withSite(false) }

// Site returns Files, the pages of the site, and the page of the playground. The caller adds bench.txt and the playground's engine.
func (r Run) Site() (map[string][]byte, error) { return r.pages().withSite(true) }

func (p *pages) withSite(play bool) (map[string][]byte, error) {
	all, err := p.files()
	if err != nil {
		return nil, err
	}
	return all, p.addSite(all, play)
}

// addSite adds the files of the site. play tells whether it has a playground.
func (p *pages) addSite(all map[string][]byte, play bool) error {
	data, err := p.data(play)
	if err != nil {
		return err
	}
	if all[dataScript], err = data.script(); err != nil {
		return err
	}
	some := sitePages
	if !play {
		some = append(slices.Clone(some), playgroundAbsent)
	}
	for _, page := range some {
		if all[page.file], err = p.sitePage(page); err != nil {
			return fmt.Errorf("%s: %w", page.file, err)
		}
	}
	if play {
		playground, err := web.Files()
		if err != nil {
			return err
		}
		maps.Copy(all, playground)
	}
	return addLook(all)
}

// addLook adds the scripts and styles of the pages, except the playground's.
func addLook(all map[string][]byte) error {
	own, err := fs.Sub(static, "static")
	if err != nil {
		return err
	}
	return errors.Join(addFiles(all, own, "*"), addFiles(all, web.Static(), "style.css"), addFiles(all, web.Static(), "theme.js"))
}

// addFiles adds the files with names that match the pattern.
func addFiles(all map[string][]byte, from fs.FS, pattern string) error {
	names, err := fs.Glob(from, pattern)
	for _, name := range names {
		if all[name], err = fs.ReadFile(from, name); err != nil {
			return err
		}
	}
	return err
}

// drawn is the line of a page's text at which the page's script draws. Text from outside is on one line, so it cannot contain it.
const drawn = "\n<!-- drawn -->\n"

// sitePage returns a page.
func (p *pages) sitePage(page sitePage) ([]byte, error) {
	text, err := templates.ReadFile("templates/site/" + page.text)
	if err != nil {
		return nil, err
	}
	markdown, err := p.render(page.file, page.text, string(text), nil)
	if err != nil {
		return nil, err
	}
	main, err := drawing(markdown)
	if err != nil {
		return nil, err
	}
	return web.Page{File: page.file, Title: page.title, Description: page.description, Class: "prose report", Styles: []string{"report.css"},
		Scripts: page.scripts, Main: main}.HTML()
}

// part returns a part of report.md, so that a page of the site can contain it.
func (p *pages) part(name string) (string, error) {
	text, err := templates.ReadFile("templates/report/" + name)
	if err != nil {
		return "", err
	}
	part, err := p.render(p.page, name, string(text), map[string]any{"Charts": nil})
	return strings.TrimSpace(part), err
}
