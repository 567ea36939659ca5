package playground

import (
	"slices"
	"strings"
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
		if len(again.Routes) != len(r.Routes) || again.Routes[0].Handler != r.Routes[0].Handler {
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

// TestGroups: groups and shared names are read as written. Routers are asked without groups, and a remark says so.
func TestGroups(t *testing.T) {
	s := Source{Text: "GET /login login\nPUT /users/{id} save @auth @admin\nPATCH /users/{id} save @auth\n"}
	e := NewEngine("native")
	r := get[Reading](t, e, CallRead, s)
	if r.Table != s.Text || r.Routes[1].Handler != "save @auth @admin" || r.Routes[2].Handler != "save @auth" {
		t.Errorf("the table is read as %+v", r)
	}
	if want := []Note{{2, 1, "answers do not depend on @auth @admin; only routegen uses groups"}}; !slices.Equal(r.Remarks, want) {
		t.Errorf("the remarks are %+v, want %+v", r.Remarks, want)
	}
	a := get[Answers](t, e, CallAsk, Question{s, "PATCH", "/users/7"})
	if a.Want.Route != 2 || len(a.Groups) != 1 {
		t.Errorf("PATCH /users/7 is answered %+v, want route 2 by all", a)
	}
	if code := get[Generated](t, e, CallGenerate, GenerateArgument{Source: s, Technique: "after"}).Files[0].Text; !strings.Contains(code, "Admin(") {
		t.Error("the code has no method for the group admin")
	}
}
