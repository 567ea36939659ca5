package routes

import (
	"go/token"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestNames has lines without a name, and the names that they get.
func TestNames(t *testing.T) {
	for line, want := range map[string]string{
		"GET /":                     "getRoot",
		"GET /{$}":                  "getRoot",
		"GET /users/{id:int}":       "getUsersId",
		"GET /users/{$}":            "getUsersSlash",
		"GET /files/{path...}":      "getFilesPath",
		"DELETE /a.b-c_d/{user_id}": "deleteABCDUserId",
		"M-SEARCH /a":               "mSearchA",
		"get /a":                    "getA",
		"POST /2/3x":                "post23x",
		"POST /größe/Ω/日本":          "postGrößeΩ日本",
		"GET /éa\u0301b":            "getÉaB", // a combining mark ends a word
		"GET /\xff":                 "get",
		"GO /-":                     "routeGo", // go is a keyword
		"2 /":                       "route2Root",
		"! /":                       "root",
		"! /-":                      "route",
		"!TYPE /-":                  "routeType",
		"GET /a/{a}/{$} getA":       "getA",
		"* /v3{/path...}":           "anyV3Path",
		"GET /users{/}":             "getUsers",
		"GET /v{n:int}/{id}.pdf":    "getVNIdPdf",
		"GET /{v:v1|latest}/hosts":  "getVHosts",
	} {
		if got := mustParse(t, line).Routes[0].Name; got != want {
			t.Errorf("%q is named %q, want %q", line, got, want)
		}
	}
}

// TestNamesCollide has routes that would get the same name. They must get different names, which must not depend on the order
// of the lines.
func TestNamesCollide(t *testing.T) {
	lines := []string{
		"GET /a/b", "GET /a-b", "GET /{a}/{b}", "GET /a/{b...}", "get /a/b", "GET /c", "GET /c-", "PUT /d getX", "GET /x", "GET /X", "GET /-", "GET /+", "GET /free", "GET /{a}/-", "PUT /e getE2", "GET /e2",
	}
	named := func() map[string]string {
		table := mustParse(t, strings.Join(lines, "\n"))
		names := map[string]string{}
		for _, r := range table.Routes {
			names[r.String()] = r.Name
		}
		return names
	}
	names := named()
	seen := map[string]bool{}
	for route, name := range names {
		if !token.IsIdentifier(name) || seen[name] {
			t.Errorf("%s is named %q, want an identifier that no other route has", route, name)
		}
		seen[name] = true
		_, number, isLonger := strings.Cut(name, "_")
		if isAlone := slices.Contains([]string{"PUT /d", "PUT /e", "GET /free", "GET /{a}/-"}, route); isLonger == isAlone || isLonger && len(number) != 8 {
			t.Errorf("%s is named %q", route, name)
		}
	}
	if names["PUT /d"] != "getX" {
		t.Errorf("PUT /d is named %q, want its written name, getX", names["PUT /d"])
	}
	r := rand.New(rand.NewPCG(1, 0))
	for range 20 {
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		for route, name := range named() {
			if name != names[route] {
				t.Fatalf("%s is named %q or %q, depending on the order of lines", route, name, names[route])
			}
		}
	}
}
