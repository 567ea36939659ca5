package contract

import (
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// TestRuleOf lists requests, each with the rule that a wrong answer to it breaks.
func TestRuleOf(t *testing.T) {
	table := shop(t, false, false)
	for q, want := range map[ask.Request]Rule{
		{Method: "GET", Path: "/", Query: "?:slug=x"}:        RequestIntact,
		{Method: "GET", Path: "/", Query: "a=b"}:             DecodedPath,
		{Method: "GET", Path: "/a/x/b", RawPath: "/a%2Fx/b"}: DecodedPath,
		{Method: "GET", Path: "/", Host: "x"}:                DecodedPath,
		{Method: "GET", Path: ""}:                            ExactPath,
		{Method: "GET", Path: "items/7"}:                     ExactPath,
		{Method: "GET", Path: "//"}:                          ExactPath,
		{Method: "GET", Path: "/nope/"}:                      ExactPath,
		{Method: "DELETE", Path: "/items/"}:                  AnySegment,
		{Method: "GET", Path: "//x/b"}:                       AnySegment,
		{Method: "GET", Path: "/a b/x/c"}:                    AnySegment,
		{Method: "GET", Path: "/files/a.b"}:                  AnySegment,
		{Method: "GET", Path: "/items/007"}:                  PositiveInt, // although deleteItem matches, too
		{Method: "GET", Path: "/parts/0"}:                    PositiveInt,
		{Method: "GET", Path: "/parts/x"}:                    PositiveInt,
		{Method: "GET", Path: "/parts/007"}:                  PositiveInt,
		{Method: "PUT", Path: "/parts/1234567890"}:           PositiveInt,
		{Method: "GET", Path: "/parts/123456789"}:            OK,
		{Method: "GET", Path: "/items/7"}:                    Overlap,
		{Method: "GET", Path: "/files/x/b"}:                  Overlap,
		{Method: "GET", Path: "/a/x/items"}:                  Overlap,
		{Method: "GET", Path: "/a/x/b"}:                      OK,
		{Method: "GET", Path: "/files/"}:                     OK,
		{Method: "PUT", Path: "/a/x/b"}:                      WrongMethod,
		{Method: "PUT", Path: "/"}:                           WrongMethod,
		{Method: "GET", Path: "/nope"}:                       NotFound,
		{Method: "GET", Path: "/files"}:                      NotFound,
	} {
		if got := ruleOf(table, q, Wanted(table, q.Method, q.Path), ask.Answer{Status: 500}); got != want {
			t.Errorf("%v is about %v, want %v", q, got, want)
		}
	}
}

// TestRuleOfForms lists requests to routes with text beside a parameter, a list and an optional end.
func TestRuleOfForms(t *testing.T) {
	table, err := routes.Parse("table", "GET /items/{id}.json\nGET /v{major:int}/info\nGET /{v:v1|v2}/x/y\nGET /users{/}\nGET /docs{/path...}")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]Rule{
		"/items/.json": AnySegment, "/items/a.json": AnySegment, "/items/a.jso": NotFound, "/v0/info": PositiveInt, "/v07/info": PositiveInt, "/v7/info": OK,
		"/v3/x/y": NotFound, "/v1/x/y": OK, "/users/": ExactPath, "/users": OK, "/docs": OK, "/docsx": NotFound, "/docs/": OK,
	} {
		if got := ruleOf(table, ask.Request{Method: "GET", Path: path}, Wanted(table, "GET", path), ask.Answer{Status: 500}); got != want {
			t.Errorf("%s is about %v, want %v", path, got, want)
		}
	}
}
