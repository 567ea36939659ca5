package routers

import (
	"strings"
	"testing"
)

// headOn and headAllow are changes that several packages share. With them, a router serves HEAD.
var (
	headOn = edit{
		`return hasPath && method == r.Method`,
		`return hasPath && (method == r.Method || method == "GET" && r.Method == "HEAD")`,
	}
	headAllow = edit{
		`slices.Sort(allow)`,
		`if slices.Contains(allow, "GET") { allow = append(allow, "HEAD") }` + "\n\tslices.Sort(allow)",
	}
)

// headChanges lists, for each package, the changes to router.go that make it serve HEAD. docs/contract.md must print the first
// line of each new text.
var headChanges = map[string][]edit{
	"match":       {headOn, headAllow},
	"regexswitch": {headOn, headAllow},
	"split":       {headOn, headAllow},
	"shiftpath":   {headOn, headAllow},
	"regextable": {headAllow, {
		`if route.method != r.Method {`,
		`if route.method != r.Method && (route.method != "GET" || r.Method != "HEAD") {`,
	}},
	"chirouter":     {headAllow, {`m.Use(decodedPath)`, `m.Use(decodedPath, middleware.GetHead)`}},
	"gorillarouter": {{`.Methods("GET")`, `.Methods("GET", "HEAD")`}},
	"patrouter":     {{`m.Add("GET", `, `m.Get(`}},
}

// headTest tests a copy with the widget table. Every GET route must also serve HEAD.
const headTest = `

import (
	"testing"

	"gorouting/routertest"
)

func TestHead(t *testing.T) { routertest.Run(t, routertest.Widgets().ServingHEAD(), New) }
`

// TestHeadChanges makes these changes in a copy of each package, and tests the copies with the kit. This also shows that a
// package can be copied into another module.
//
// The short form copies two packages, the exhaustive form all of them.
func TestHeadChanges(t *testing.T) {
	page := strings.ReplaceAll(read(t, "../../docs/contract.md"), `\|`, "|")
	const chi = "\t\"github.com/go-chi/chi/v5\"\n"
	module := newCopies(t)
	for _, r := range All {
		edits := headChanges[r.Name]
		for _, e := range edits {
			if first, _, _ := strings.Cut(e.new, "\n"); !strings.Contains(page, "`"+first) {
				t.Errorf("docs/contract.md does not print %s for %s", first, r.Name)
			}
		}
		if r.Name == "chirouter" {
			edits = append(edits, edit{chi, chi + strings.Replace(chi, "v5", "v5/middleware", 1)})
		}
		if exhaustive || r.Name == "match" || r.Name == "chirouter" {
			module.add(r.Name, r.Name, headTest, edits...)
		}
	}
	if output, err := module.test(); err != nil {
		t.Errorf("go test in the copies: %v\n%v", err, output)
	}
}
