package library

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/gen"
)

// TestGenerated: routegen's routers answer as their table says, with its options, and refuse what their technique refuses.
func TestGenerated(t *testing.T) {
	table := mustParse(t, "GET /users/{id:int} user\nPOST /users add\nGET /v3{/path...} v3\n* /any/{x} any\n")
	served := *table
	served.HEAD, served.OPTIONS = true, true
	client := new(ask.Client)
	for _, name := range []string{"routegen", "routegen-tree", "routegen:HEAD,OPTIONS"} {
		router, err := named(t, name).New(table, Echo)
		if err != nil {
			t.Fatal(err)
		}
		want := table
		if strings.Contains(name, ":") {
			want = &served
		}
		random := rand.New(rand.NewPCG(1, 2))
		pick := func(all ...string) string { return all[random.IntN(len(all))] }
		for range 500 {
			q := ask.Request{Method: pick("GET", "HEAD", "POST", "OPTIONS", "PURGE"), Path: pick("/users", "/v3", "/any", "") + pick("", "/", "/7", "/007", "/x", "/a/b")}
			got, wanted := client.Do(router, q), contract.Wanted(want, q.Method, q.Path)
			if got.Status != wanted.Status || got.Status == http.StatusOK && got.Body != wanted.Body || !slices.Equal(got.Allowed(), wanted.Allowed()) {
				t.Errorf("%s answers %v with %v, want %v", name, q, got, wanted)
			}
		}
	}
	kept, refusals := named(t, "routegen-servemux").Accepted(mustParse(t, "GET /a/{x} a\nGET /{y}/b b\nGET /c c"))
	if len(kept.Routes) != 2 || len(refusals) != 1 || refusals[0].Route.Name != "b" {
		t.Errorf("routegen-servemux keeps %v and refuses %v", kept, refusals)
	}
	if n := len(Generated()); n != 1+len(gen.Techniques()) {
		t.Errorf("%d routers of routegen, want one for each technique and the default", n)
	}
}
