package playground

import (
	"slices"
	"testing"
)

// TestRead has a text of each format.
func TestRead(t *testing.T) {
	e := NewEngine("native")
	for _, c := range []struct {
		source Source
		format string
		want   []Route
	}{
		{Source{Text: "# a comment\n\nGET /a/{b} one\n"}, "table of routes", []Route{{3, "GET", "/a/{b}", "one"}}},
		{Source{Text: "# syntax: gin\nGET /a/:b\n"}, "routes of gin", []Route{{2, "GET", "/a/{b}", "getAB"}}},
		{Source{Text: `{"openapi": "3.0.3", "paths": {"/a/{b}": {"get": {"operationId": "two"}}}}`}, "OpenAPI 3.0.3", []Route{{1, "GET", "/a/{b}", "two"}}},
		{Source{File: "x.yaml", Text: "swagger: \"2.0\"\npaths:\n  /a:\n    put: {}\n"}, "Swagger 2.0", []Route{{4, "PUT", "/a", "putA"}}},
	} {
		r := get[Reading](t, e, CallRead, c.source)
		if r.Format != c.format || !slices.Equal(r.Routes, c.want) || len(r.Mistakes) > 0 {
			t.Errorf("%.40q is read as %+v, want %s with %+v", c.source.Text, r, c.format, c.want)
		}
		again := get[Reading](t, e, CallRead, Source{Text: r.Table})
		if len(again.Routes) != len(r.Routes) || again.Routes[0].Name != r.Routes[0].Name {
			t.Errorf("its table %q is read as %+v", r.Table, again)
		}
	}
}

// TestReadNotes: mistakes, remarks and omitted routes have their places. Routes omitted for the same reason are one group, and the greatest
// group is the first.
func TestReadNotes(t *testing.T) {
	e := NewEngine("native")
	r := get[Reading](t, e, CallRead, Source{Text: "GET /a\nGET b\nGET /:id\n"})
	if len(r.Routes) != 0 || len(r.Mistakes) != 1 || r.Mistakes[0].Line != 2 || r.Mistakes[0].Column != 5 {
		t.Errorf("the mistakes are %+v", r)
	}
	r = get[Reading](t, e, CallRead, Source{Text: "GET /a\nGET /:id\n"})
	if len(r.Routes) != 2 || len(r.Remarks) != 1 || r.Remarks[0].Line != 2 || r.Remarks[0].Column != 6 {
		t.Errorf("the remarks are %+v", r)
	}
	r = get[Reading](t, e, CallRead, Source{Text: "# syntax: gin\nGET /a\nGET\nGET /a\nGET /x:y:z\nPOST\n"})
	if len(r.LeftOut) < 2 || r.LeftOut[0].Count != 2 || len(r.LeftOut[0].Notes) != 2 || r.LeftOut[0].Notes[1].Line != 6 {
		t.Errorf("the groups of routes that are left out are %+v", r.LeftOut)
	}
}
