package routertest

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// asWanted returns a factory of routers that give the required answers, edited by the function spoil.
func asWanted(table Table, spoil func(want *routes.Want)) func() http.Handler {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		want := table.routes.Want(r.Method, r.URL.Path)
		spoil(&want)
		if len(want.Allow) > 0 {
			w.Header().Set("Allow", strings.Join(want.Allow, ", "))
		}
		switch want.Status {
		case http.StatusOK:
			Echo(w, table.routes.Routes[want.Route].Name, want.Values...)
		case http.StatusNoContent:
			w.WriteHeader(want.Status)
		case http.StatusMethodNotAllowed:
			http.Error(w, "405 method not allowed", want.Status)
		default:
			http.Error(w, "404 page not found", want.Status)
		}
	})
	return func() http.Handler { return h }
}

// TestServingOPTIONS checks a table that serves OPTIONS: the kit must require 204 with Allow for OPTIONS, and OPTIONS in Allow.
// For a table that does not serve OPTIONS, both must be failures. An OPTIONS route takes precedence.
func TestServingOPTIONS(t *testing.T) {
	plain := MustParse("GET /a/{b} show\nPUT /a/{b} put\nGET /c list\nOPTIONS /c options")
	table := plain.ServingOPTIONS()
	if plain.routes.OPTIONS {
		t.Fatal("ServingOPTIONS changed the original table")
	}
	for name, spoil := range map[string]func(want *routes.Want){
		"":                             func(*routes.Want) {},
		"204 without Allow":            func(want *routes.Want) { want.Allow = ifStatus(want, 204, nil, want.Allow) },
		"405 instead of 204":           func(want *routes.Want) { want.Status = ifStatus(want, 204, 405, want.Status) },
		"404 instead of 204":           func(want *routes.Want) { want.Status = ifStatus(want, 204, 404, want.Status) },
		"405 without OPTIONS in Allow": func(want *routes.Want) { want.Allow = ifStatus(want, 405, withoutOPTIONS(want.Allow), want.Allow) },
		"204 without OPTIONS in Allow": func(want *routes.Want) { want.Allow = ifStatus(want, 204, withoutOPTIONS(want.Allow), want.Allow) },
	} {
		for _, table := range []Table{table, table.InOwnWords()} {
			if causes := quickCauses(t, table, asWanted(table, spoil)); (len(causes) > 0) != (name != "") {
				t.Errorf("%q: %d causes: %v", name, len(causes), causes)
			}
		}
		if len(quickCauses(t, plain, asWanted(table, spoil))) == 0 && name != "405 instead of 204" {
			t.Errorf("%q: a router that serves OPTIONS passes for a table that does not", name)
		}
	}
	if len(quickCauses(t, table, right(plain))) == 0 {
		t.Error("a router that does not serve OPTIONS passes for a table that does")
	}
	if want := table.routes.Want("OPTIONS", "/c"); want.Status != 200 {
		t.Errorf("the OPTIONS route of /c is answered %+v", want)
	}
}

// ifStatus returns the argument yes if the required status is the given one, and otherwise the argument no.
func ifStatus[T any](want *routes.Want, status int, yes, no T) T {
	if want.Status == status {
		return yes
	}
	return no
}

// withoutOPTIONS returns the methods without OPTIONS.
func withoutOPTIONS(methods []string) []string {
	return slices.DeleteFunc(slices.Clone(methods), func(m string) bool { return m == "OPTIONS" })
}
