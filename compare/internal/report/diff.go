package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"text/template"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/differ"
)

// DiffPage is the page on the changes that clients notice when one router replaces another.
type DiffPage struct {
	File string          // the name of the file of routes
	Read *routefile.File `json:"-"`
	behaviour.Migration
}

// Markdown returns the page. Its text is in templates/own/diff.md.
func (p DiffPage) Markdown() ([]byte, error) { return ownPage("diff.md", p) }

// diffJSON is a DiffPage as JSON.
type diffJSON struct {
	Count   string           // "98 of 197 operations; 99 are left out"
	LeftOut []routefile.Note `json:",omitempty"`
	DiffPage
}

// JSON returns the page as JSON.
func (p DiffPage) JSON() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	err := encoder.Encode(diffJSON{p.Read.Count(), p.Read.LeftOut, p})
	return b.Bytes(), err
}

// Text returns the page for a terminal. Its text is in templates/own/diff.txt.
func (p DiffPage) Text() ([]byte, error) {
	functions := template.FuncMap{"one": oneLine, "plural": plural, "thousands": thousands, "pad": pad, "indent": indent, "groups": routefile.Groups}
	t, err := template.New("diff.txt").Funcs(functions).ParseFS(templates, "templates/own/diff.txt")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, p)
	return b.Bytes(), err
}

// pad returns text on one line, with blanks up to a width.
func pad(width int, text any) string { return fmt.Sprintf("%-*s", width, oneLine(fmt.Sprint(text))) }

// indent puts a prefix before each line of a text, and removes characters that a terminal could act on.
func indent(prefix, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		tabs := len(line) - len(strings.TrimLeft(line, "\t"))
		lines[i] = strings.TrimRight(prefix+strings.Repeat("    ", tabs)+oneLine(line[tabs:]), " ")
	}
	return strings.Join(lines, "\n")
}

// Name returns the name of the file without its folder.
func (p DiffPage) Name() string { return filepath.Base(p.File) }

// Width returns the length of the longer name of the two routers.
func (p DiffPage) Width() int { return max(len(p.From.Name), len(p.To.Name)) }

// Taken returns the number of routes that the new router takes.
func (p DiffPage) Taken() int { return p.Routes - len(p.To.Refused) }

// Hurting returns the number of changes that can hurt.
func (p DiffPage) Hurting() int { return p.Result.Hurting() }

// refused is some routes that the new router refuses, with the same advice.
type refused struct {
	Routes []library.Refusal
	Advice *library.Advice
}

// Refused returns the routes that the new router refuses, by advice.
func (p DiffPage) Refused() []refused {
	var all []refused
	for _, r := range p.To.Refused {
		i := slices.IndexFunc(all, func(g refused) bool { return reflect.DeepEqual(g.Advice, r.Advice) })
		if i < 0 {
			i = len(all)
			all = append(all, refused{Advice: r.Advice})
		}
		all[i].Routes = append(all[i].Routes, r)
	}
	return all
}

// fewWorst is the greatest number of changes in the summary. The whole summary has ten lines.
const fewWorst = 4

// Worst returns the most harmful change of each cause, for the first causes.
func (p DiffPage) Worst() []change {
	var worst []change
	for _, c := range p.changes(func(c differ.Change) bool { return c.Hurts }) {
		if len(worst) < fewWorst && !slices.ContainsFunc(worst, func(w change) bool { return w.Cause == c.Cause }) {
			worst = append(worst, c)
		}
	}
	return worst
}

// More returns the number of changes that can hurt and that Worst leaves out.
func (p DiffPage) More() int { return p.Hurting() - len(p.Worst()) }

// kind groups the changes of one kind.
type kind struct {
	Kind    differ.Kind
	Changes []change
}

// Title returns the kind as a title.
func (k kind) Title() string { return strings.ToUpper(string(k.Kind[:1])) + string(k.Kind[1:]) }

// Hurts reports whether changes of this kind can hurt.
func (k kind) Hurts() bool { return k.Kind.Hurts() }

// Kinds returns the changes by kind, the most harmful kind first.
func (p DiffPage) Kinds() []kind {
	var all []kind
	for _, name := range differ.Kinds() {
		if changes := p.changes(func(c differ.Change) bool { return c.Kind == name }); len(changes) > 0 {
			all = append(all, kind{name, changes})
		}
	}
	return all
}

// change is a change with the routes that it is about.
type change struct {
	differ.Change
	About []library.Route // the first routes that the change is about
	More  int             // number of further routes
}

// fewRoutes is the number of routes that a change names.
const fewRoutes = 3

// changes returns the changes for which the function is says so.
func (p DiffPage) changes(is func(c differ.Change) bool) []change {
	routes := map[string]library.Route{}
	for _, r := range p.Asked {
		routes[r.Name] = r
	}
	var all []change
	for _, c := range p.Result.Changes {
		if !is(c) {
			continue
		}
		one := change{Change: c}
		for _, part := range c.Routes {
			r, ok := routes[part.Route]
			switch {
			case !ok: // about no route
			case len(one.About) < fewRoutes:
				one.About = append(one.About, r)
			default:
				one.More++
			}
		}
		all = append(all, one)
	}
	return all
}

// Every reports whether a change is about every route.
func (p DiffPage) Every(c change) bool { return len(c.About)+c.More == len(p.Asked) && c.More > 0 }
