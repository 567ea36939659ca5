package routertest

import (
	"slices"
	"testing"

	"gorouting/internal/ask"
)

// TestNeighboursOfARest makes sure that the neighbours of a rest include the empty rest, and the path without its last slash.
func TestNeighboursOfARest(t *testing.T) {
	table := MustParse("GET /files/{path...} file").routes
	asked := neighbours(table, 0)
	for _, path := range []string{"/files/", "/files"} {
		if !slices.Contains(asked, ask.Request{Method: "GET", Path: path}) {
			t.Errorf("%s is missing", path)
		}
	}
}

// TestNeighboursOfForms makes sure that the neighbours of each kind of segment include its near misses.
func TestNeighboursOfForms(t *testing.T) {
	for pattern, paths := range map[string][]string{
		"/items/{id}.json":          {"/items/foo.json", "/items/foo.jso", "/items/.json", "/items/foo.json.json", "/items/foo.JSON", "/items/foo", "/items/foo.json/"},
		"/@{user}":                  {"/@foo", "/@", "/foo", "/@@b", "/@foo/"},
		"/jobs/{job}:cancel":        {"/jobs/foo:cancel", "/jobs/:cancel", "/jobs/foo:cance", "/jobs/foo:CANCEL", "/jobs/a:cancel:cancel"},
		"/v{major:int}/info":        {"/v7/info", "/v01/info", "/v0/info", "/v/info", "/7/info", "/V7/info", "/v+1/info", "/v25000000000000000000/info"},
		"/{version:v1|latest}/info": {"/v1/info", "/latest/info", "/v/info", "/v1x/info", "/LATEST/info", "/v1|latest/info"},
		"/users{/}":                 {"/users", "/users/", "/users//", "/users/foo", "/usersx", "/user", "//users"},
		"/docs{/path...}":           {"/docs", "/docs/", "/docs//", "/docs/foo/bar", "/docsx", "/doc"},
	} {
		asked := neighbours(MustParse("GET "+pattern).routes, 0)
		for _, path := range paths {
			if !slices.Contains(asked, ask.Request{Method: "GET", Path: path}) {
				t.Errorf("%s: %s is missing", pattern, path)
			}
		}
	}
}

// TestNeighboursMethods makes sure that each route is asked with methods that look like its own.
func TestNeighboursMethods(t *testing.T) {
	asked := neighbours(MustParse("REPORT /a").routes, 0)
	for _, method := range []string{"REPORTX", "EPORT", "REPOR", "Report", "report", "REPORT ", " REPORT", "XREPORT"} {
		if !slices.Contains(asked, ask.Request{Method: method, Path: "/a"}) {
			t.Errorf("%q is missing", method)
		}
	}
}
