package report

import (
	"encoding/json"
	"slices"
	"strings"

	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
)

// siteData is what the scripts of the site draw. Each figure is there as a number, to place it, and as the text that every page shows.
type siteData struct {
	Routers   []siteRouter   `json:"routers"`
	Costs     []costSet      `json:"costs"`
	Growth    []growthSet    `json:"growth"`
	Behaviour *siteBehaviour `json:"behaviour"` // nil if no router was asked
}

// siteRouter is a router that a reader can show or hide.
type siteRouter struct {
	Name    string `json:"name"`
	Library string `json:"library"` // "chi" for chi and chi-options; the name itself for a router of this module
	Title   string `json:"title"`
	Kind    string `json:"kind"` // "library", "options", "ours" or "generated"
}

// The kinds of routers.
const (
	kindLibrary   = "library"
	kindOptions   = "options"
	kindOurs      = "ours"
	kindGenerated = "generated"
)

// script returns a classic script that declares the data as the constant report. A page that is opened from disk can run it.
func (d siteData) script() ([]byte, error) {
	text, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte("\"use strict\";\nconst report = "), text, []byte(";\n")), nil
}

// data returns the data of the run.
func (p *pages) data(play bool) (siteData, error) {
	p.page = "the site"
	d := siteData{Routers: p.siteRouters()}
	var err error
	if d.Costs, err = p.costSets(); err != nil {
		return d, err
	}
	if d.Growth, err = p.growthSets(); err != nil {
		return d, err
	}
	if len(p.Found.Rows) > 0 {
		d.Behaviour, err = p.siteBehaviour(play)
	}
	return d, err
}

// siteRouters returns all routers of the run.
func (p *pages) siteRouters() []siteRouter {
	var names []string
	for _, r := range p.Found.Routers {
		names = append(names, r.Name)
	}
	for _, c := range p.Bench.Cells() {
		if c.Router != bench.NoRouter {
			names = append(names, c.Router)
		}
	}
	return routersNamed(join(names))
}

// routersNamed describes routers. Names that package library does not know are techniques of routegen.
func routersNamed(names []string) []siteRouter {
	known := library.All()
	var all []siteRouter
	for _, name := range names {
		r := siteRouter{Name: name, Library: name, Title: "a router that routegen wrote", Kind: kindGenerated}
		i := slices.IndexFunc(known, func(k library.Router) bool { return k.Name == name })
		if i >= 0 {
			r.Title = known[i].Title
		}
		switch {
		case i < 0 || known[i].Group == library.Baseline:
		case known[i].Library == "":
			r.Kind = kindOurs
		default:
			r.Library, r.Kind = known[i].Library, kindLibrary
			if strings.HasSuffix(name, "-options") {
				r.Kind = kindOptions
			}
		}
		all = append(all, r)
	}
	return all
}
