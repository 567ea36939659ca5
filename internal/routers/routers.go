// Package routers lists the eight routers, for the programs and tests that take all of them in turn.
package routers

import (
	"net/http"

	"gorouting/chirouter"
	"gorouting/gorillarouter"
	"gorouting/match"
	"gorouting/patrouter"
	"gorouting/regexswitch"
	"gorouting/regextable"
	"gorouting/shiftpath"
	"gorouting/split"
)

// Router is one of the eight.
type Router struct {
	Name string              // its package's name
	New  func() http.Handler // its package's New
}

// All is the eight: the hand-rolled techniques in the article's order, then the libraries.
var All = []Router{
	{"regextable", regextable.New},
	{"regexswitch", regexswitch.New},
	{"match", match.New},
	{"split", split.New},
	{"shiftpath", shiftpath.New},
	{"chirouter", chirouter.New},
	{"gorillarouter", gorillarouter.New},
	{"patrouter", patrouter.New},
}
