package library

import (
	"gorouting/compare/internal/found"
	"gorouting/internal/routers"
	"gorouting/internal/routes"
)

// titles are what the eight do, in a line, by their names.
var titles = map[string]string{
	"regextable":    "by hand: a table of regular expressions",
	"regexswitch":   "by hand: a switch on regular expressions",
	"match":         "by hand: a switch on patterns with a + for a segment",
	"split":         "by hand: a switch on the segments of the path",
	"shiftpath":     "by hand: handlers that take the path apart from its head",
	"chirouter":     "go-chi/chi, made to keep the contract",
	"gorillarouter": "gorilla/mux, made to keep the contract",
	"patrouter":     "bmizerany/pat, made to keep the contract",
}

// modules are the libraries behind three of the eight, by their names.
var modules = map[string]string{"chirouter": chiModule, "gorillarouter": gorillaModule, "patrouter": patModule}

// ours returns the eight of the root.
func ours() []Contestant {
	var all []Contestant
	for _, r := range routers.All {
		all = append(all, Contestant{
			Name: r.Name, Group: found.GroupOurs, Title: titles[r.Name], Module: modules[r.Name], New: r.New, Takes: routes.Widgets(), Program: `r := lib.New()`,
		})
	}
	return all
}
