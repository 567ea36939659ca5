// Package routers lists the eight routers, for programs and tests that use all of them.
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

// Router is one of the eight routers.
type Router struct {
	Name string              // the name of its package
	New  func() http.Handler // the function New of its package
}

// All lists the routers: first those without a library, in the article's order, then those with a library.
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
