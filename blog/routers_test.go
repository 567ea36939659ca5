package blog_test

import (
	"net/http"
	"testing"

	"gorouting/routertest"

	"blog"
	"blog/match"
	"blog/regexswitch"
	"blog/regextable"
	"blog/shiftpath"
	"blog/split"
)

var table = readTable()

// readTable reads the table of routes. Errors contain the name routes.txt.
func readTable() routertest.Table {
	t, err := routertest.ParseTable("routes.txt", blog.Routes)
	if err != nil {
		panic(err)
	}
	return t
}

// routers are the blog's routers by technique.
var routers = map[string]func(blog.Handlers) http.Handler{
	"match":       match.New,
	"regexswitch": regexswitch.New,
	"regextable":  regextable.New,
	"split":       split.New,
	"shiftpath":   shiftpath.New,
}

func TestRoutes(t *testing.T) {
	for name, newRouter := range routers {
		t.Run(name, func(t *testing.T) {
			routertest.Run(t, table, func() http.Handler { return newRouter(echo{}) })
		})
	}
}
