package routes

import (
	"slices"
	"testing"
)

// mustParse parses the table of a test.
func mustParse(t testing.TB, text string) *Table {
	t.Helper()
	table, err := Parse("t", text)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTextsAndMethods(t *testing.T) {
	table := mustParse(t, "PUT /\nGET /b/{c}/a/{$}\nget /a/b/{d...}\nGET /{b:int}\n")
	if got := table.Texts(); !slices.Equal(got, []string{"b", "a"}) {
		t.Errorf("texts %q", got)
	}
	if got := table.Methods(); !slices.Equal(got, []string{"GET", "PUT", "get"}) {
		t.Errorf("methods %q", got)
	}
}

// TestGroups reads groups with and without a name before them, and writes them again.
func TestGroups(t *testing.T) {
	table := mustParse(t, "GET /a list @b @auth\nPUT /a @auth # the name is made\nGET /c c")
	if got := table.Groups(); !slices.Equal(got, []string{"b", "auth"}) {
		t.Errorf("groups %q", got)
	}
	want := "GET /a list @b @auth\nPUT /a putA @auth\nGET /c c\n"
	if got := table.String(); got != want {
		t.Errorf("the table is %q, want %q", got, want)
	}
	made, err := New(table.Routes...)
	if err != nil || made.String() != want {
		t.Errorf("New makes %v, %v", made, err)
	}
}

// TestApart gives routes that share a handler different names, and no name of another route.
func TestApart(t *testing.T) {
	table := mustParse(t, "GET /a put @auth\nPUT /a put2\nPOST /a put\nPATCH /a put")
	table.HEAD, table.OPTIONS, table.OwnWords = true, true, true
	apart := table.Apart()
	if got, want := apart.String(), "GET /a put\nPUT /a put2\nPOST /a put3\nPATCH /a put4\n"; got != want {
		t.Errorf("the table is %q, want %q", got, want)
	}
	if !apart.HEAD || !apart.OPTIONS || !apart.OwnWords || apart.Want("PATCH", "/a").Route != 3 || table.Routes[0].Groups == nil {
		t.Errorf("%+v of %+v", apart, table)
	}
}

// TestSharedHandlers has pairs of routes with one name.
func TestSharedHandlers(t *testing.T) {
	for pair, agree := range map[[2]string]bool{
		{"/a", "/b"}:                     true,
		{"/a/{x}", "/b/{x}/c"}:           true,
		{"/a/{x:b|c}", "/b/{x}.txt"}:     true,
		{"/a{/x...}", "/b/{x}"}:          true,
		{"/a/{x}", "/b/{y}"}:             false,
		{"/a/{x}", "/b/{x:int}"}:         false,
		{"/a/{x}/{y}", "/b/{y}/{x}"}:     false,
		{"/a/{x}", "/b"}:                 false,
		{"/a/{x:int}.txt", "/b/{x:int}"}: true,
	} {
		if _, err := Parse("t", "GET "+pair[0]+" same\nGET "+pair[1]+" same"); (err == nil) != agree {
			t.Errorf("%v: %v, want agreement %v", pair, err, agree)
		}
	}
}

func TestSample(t *testing.T) {
	for pattern, want := range map[string]struct {
		sample, with string
		static       bool
	}{
		"/":              {"/", "/", true},
		"/a/b":           {"/a/b", "/a/b", true},
		"/a/{$}":         {"/a/", "/a/", true},
		"/{a}/x/{b:int}": {"/foo/x/7", "/<a>/x/<b>", false},
		"/{a...}":        {"/foo/bar", "/<a>", false},
		"/{a:int}/{$}":   {"/7/", "/<a>/", false},
		"/v{a:int}.x":    {"/v7.x", "/v<a>.x", false},
		"/{a:b|c}":       {"/b", "/<a>", false},
		"/a{/}":          {"/a", "/a/", true},
		"/a{/b...}":      {"/a", "/a/<b>", false},
	} {
		r := mustParse(t, "GET "+pattern).Routes[0]
		with := r.full().With(func(s Segment) string { return "<" + s.Name + ">" })
		if r.Sample() != want.sample || with != want.with || r.Static() != want.static {
			t.Errorf("%s has the sample %q, with its names %q, Static %v; want %+v", pattern, r.Sample(), with, r.Static(), want)
		}
	}
}

// TestOnly leaves out a route. Another route then serves its path, and everything else stays the same.
func TestOnly(t *testing.T) {
	table := mustParse(t, "GET /a static\nGET /{x} any\nGET /b/{x...} rest")
	table.HEAD, table.OPTIONS, table.OwnWords = true, true, true
	some := table.Only(1, 2)
	if !some.HEAD || !some.OPTIONS || !some.OwnWords || len(table.Routes) != 3 || some.Routes[0].Line != table.Routes[1].Line {
		t.Errorf("%+v of %+v", some, table)
	}
	for path, want := range map[string]string{"/a": "any", "/b/": "rest"} {
		if got := some.Want("GET", path); got.Route < 0 || some.Routes[got.Route].Name != want {
			t.Errorf("GET %s wants %+v, want %s", path, got, want)
		}
	}
}
