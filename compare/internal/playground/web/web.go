// Package web contains the files of the site: the style sheet, the scripts, the frame around each page, and the playground's page.
// It imports nothing else of this module, so that both the report and the local server can use it.
package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
)

// CSP is the Content-Security-Policy of every page. Each page has it in a meta element, because a static host may not send headers. The
// local server sends it as a header as well. Scripts and styles come from files only: an inline script, style element or style attribute is
// blocked. A script element with type="application/json" is data and is allowed.
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
	"worker-src 'self'; base-uri 'none'; form-action 'none'"

// The pages of the site, in the order of the navigation.
const (
	WhichRouter = "index.html"
	Playground  = "playground.html"
	Behaviour   = "behaviour.html"
	Cost        = "cost.html"
	YourRoutes  = "routes.html"
)

var nav = []link{
	{File: WhichRouter, Title: "Which router?"},
	{File: Playground, Title: "Playground"},
	{File: Behaviour, Title: "Behaviour"},
	{File: Cost, Title: "Cost"},
	{File: YourRoutes, Title: "Your routes"},
}

type link struct {
	File, Title string
	Current     bool
}

// Page is a page of the site.
type Page struct {
	File        string        // WhichRouter, Playground, …: marks the page in the navigation
	Title       string        // of the window
	Description string        // for search engines and link previews
	Class       string        // of the main element: "prose" limits the width of text
	Styles      []string      // files in addition to style.css
	Scripts     []string      // classic scripts: they also run in a page that is opened from disk
	Modules     []string      // JavaScript modules: they need a server
	Main        template.HTML // the content of the main element
	Alone       bool          // without the other pages of the site, and without links to them
}

//go:embed shell.html
var shellText string

var shell = template.Must(template.New("shell").Parse(shellText))

// HTML returns the page as a file.
func (p Page) HTML() ([]byte, error) {
	p.Styles = append([]string{"style.css"}, p.Styles...)
	links := make([]link, len(nav))
	for i, l := range nav {
		l.Current = l.File == p.File
		links[i] = l
	}
	var b bytes.Buffer
	err := shell.Execute(&b, struct {
		Page
		CSP string
		Nav []link
	}{p, CSP, links})
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", p.File, err)
	}
	return b.Bytes(), nil
}

//go:embed static
var files embed.FS

// Static returns the style sheets and scripts that the pages refer to.
func Static() fs.FS {
	static, err := fs.Sub(files, "static")
	if err != nil {
		panic(err) // the name is a constant
	}
	return static
}

//go:embed playground.html
var playground string

// Files returns the files of the playground by name: its page, scripts and style sheets.
func Files() (map[string][]byte, error) {
	page, err := Page{
		File: Playground, Title: "Playground", Class: "wide",
		Description: "Paste the routes of a Go program and see what each router answers to a request, and why.",
		Styles:      []string{"playground.css"}, Scripts: []string{"disk.js"}, Modules: []string{"app.js"},
		Main: template.HTML(playground),
	}.HTML()
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{Playground: page}
	names, err := fs.Glob(Static(), "*")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if all[name], err = fs.ReadFile(Static(), name); err != nil {
			return nil, err
		}
	}
	return all, nil
}
