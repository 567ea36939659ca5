package library

import (
	"strings"
	"testing"
)

// TestTake: each refusal of these tables has the advice that mends it.
func TestTake(t *testing.T) {
	for name, test := range map[string]struct {
		router, table string
		renamed       string // the patterns with new names
		advice        string // a kind for each refusal
		routes        string // the routes of the last advice
	}{
		"a name that is no identifier": {"servemux", "GET /a/{module-name}/stats a\nGET /b b", "/a/{module_name}/stats", "", ""},
		"two names":                    {"servemux", "GET /{a.b}/{a-b} a", "", "routegen", ""},
		"a keyword":                    {"servemux", "GET /{type} a", "", "", ""},
		"another name in a place":      {"gin", "GET /users/{id} a\nGET /users/{name}/keys b", "/users/{id}/keys", "", ""},
		"an overlap":                   {"servemux", "GET /images/aliases/{name} a\nGET /images/{fingerprint}/export b", "", "guard", "GET /images/{fingerprint}/{name}"},
		"several overlaps":             {"servemux", "GET /h/id/{x} a\nGET /h/{id:int}/b b\nGET /h/{id:int}/c c\nGET /h/{id:int}/d d", "", "guard guard guard", "GET /h/{id}/{x}"},
		"the same pattern":             {"servemux", "GET /u/{id:int} a\nGET /u/{name} b", "", "guard", "GET /u/{name}"},
		"text beside a parameter":      {"servemux", "GET /u/{id}.json a", "", "guard", "GET /u/{id}"},
		"a list":                       {"servemux", "GET /{v:v1|latest}/x a", "", "split", "GET /v1/x, GET /latest/x"},
		"a method beside all":          {"servemux", "* /api/{x...} api\nGET /{y...} page", "", "split", "GET /api/{x...}, HEAD /api/{x...}, POST /api/{x...}, PUT /api/{x...}, PATCH /api/{x...}, DELETE /api/{x...}, OPTIONS /api/{x...}"},
		"HEAD beside GET":              {"servemux", "GET /files/{path...} a\nHEAD /{kind}/info b", "", "fallback", ""},
		"text that begins a parameter": {"httprouter", "GET /a:b a", "", "routegen", ""},
	} {
		router := named(t, test.router)
		table := mustParse(t, test.table)
		taken := router.Take(table)
		var renamed, advice []string
		routes := ""
		for _, r := range taken.Renamed {
			renamed = append(renamed, r.To)
		}
		for _, r := range taken.Refusals {
			advice = append(advice, r.Advice.Kind)
			routes = strings.Join(r.Advice.Routes, ", ")
			if r.Advice.Text == "" {
				t.Errorf("%s: %+v has no text", name, r.Advice)
			}
		}
		if got := strings.Join(renamed, " "); got != test.renamed {
			t.Errorf("%s: renamed %q, want %q", name, got, test.renamed)
		}
		if got := strings.Join(advice, " "); got != test.advice || routes != test.routes {
			t.Errorf("%s: advice %q with %q, want %q with %q; %+v", name, got, routes, test.advice, test.routes, taken.Refusals)
		}
		if len(taken.Kept.Routes)+len(taken.Refusals) != len(table.Routes) {
			t.Errorf("%s: %d routes are kept and %d refused", name, len(taken.Kept.Routes), len(taken.Refusals))
		}
		if _, err := router.New(taken.Kept, Echo); err != nil {
			t.Errorf("%s: the kept routes are refused: %v", name, err)
		}
	}
}
