package behaviour

import (
	"encoding/json"
	"net/url"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"gorouting/internal/differ"
)

// shop is a short table with each kind of segment.
const shop = "GET /users users\nPOST /users add\nGET /users/{id:int} user\nGET /files/{path...} file\nGET / home\nDELETE /users/{id:int}/keys/{key} removeKey\n"

// TestDiff compares pairs of routers that differ in known ways.
func TestDiff(t *testing.T) {
	for name, test := range map[string]struct {
		from, to string
		only     string // the only cause of changes; "" for any
		changes  []wanted
	}{
		"a redirect is lost":      {"gin", "servemux", "", []wanted{{"trailing slash", differ.Lost, "301 → 404", "/users/"}, {"wrong method", differ.Refused, "404 → 405", "/users"}}},
		"one switch":              {"gorilla", "gorilla:StrictSlash", "", []wanted{{"trailing slash", differ.Sent, "404 → 301", "/users/"}}},
		"without a switch":        {"httprouter", "httprouter:RedirectTrailingSlash=false", "", []wanted{{"trailing slash", differ.Lost, "301 → 404", "/users/"}}},
		"other words only":        {"bunrouter", "bunrouter-options", "none", nil},
		"routegen":                {"servemux", "routegen:HEAD", "", []wanted{{"double slash", differ.Lost, "307 → 404", "//users"}}},
		"routegen by techniques":  {"routegen", "routegen-tree", "none", nil},
		"a server of its own":     {"gin", "fiber", "", []wanted{{"case", differ.Answered, "404 → 200", "/USERS"}}},
		"netpoll":                 {"gin", "hertz", "", nil},
		"from a server of itself": {"fiber", "fiber-options", "", []wanted{{"case", differ.Fails, "200 → 404", "/USERS"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, err := Diff(mustParse(shop), test.from, test.to)
			if err != nil {
				t.Fatal(err)
			}
			if m.From.Name != test.from || m.To.Name != test.to || m.Routes != 6 || len(m.Asked) != 6 || m.Result.Requests < 500 {
				t.Errorf("%+v", m)
			}
			wantChanges(t, m.Result, test.changes...)
			seen := map[string]bool{}
			for _, c := range m.Result.Changes {
				if test.only != "" && !strings.Contains(test.only, string(c.Cause)) {
					t.Errorf("%s: %v was not expected", c.Name(), c.Request)
				}
				if key := c.Name() + string(c.Kind); seen[key] || c.Count == 0 {
					t.Errorf("%s appears twice, or without requests: %+v", key, c)
				} else {
					seen[key] = true
				}
				if _, err := url.ParseRequestURI(c.Request.Target); err != nil || !strings.HasPrefix(c.Request.Target, "/") {
					t.Errorf("%s: no client can send %v", c.Name(), c.Request)
				}
			}
		})
	}
}

// TestDiffEscapesTwice: up to Go 1.26, the redirect of http.ServeMux to a clean path escapes it twice, so that the handler gets another
// value.
func TestDiffEscapesTwice(t *testing.T) {
	m, err := Diff(mustParse("GET /files/{path...} file\n"), "gorilla", "servemux")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, c := range m.Result.Changes {
		found = found || c.Cause == differ.DoubleSlash && c.Kind == differ.Values && strings.Contains(c.After.Location, "%25")
	}
	if want := strings.HasPrefix(runtime.Version(), "go1.26"); found != want {
		t.Errorf("found %v under %s, want %v", found, runtime.Version(), want)
	}
}

// TestDiffErrors tries unknown names, and a table without a common route.
func TestDiffErrors(t *testing.T) {
	for from, to := range map[string]string{"gim": "gin", "gin": "gin:Fast"} {
		if _, err := Diff(mustParse(shop), from, to); err == nil {
			t.Errorf("from %s to %s: no error", from, to)
		}
	}
	m, err := Diff(mustParse("get /a a\n"), "gin", "hertz")
	if err != nil || len(m.Asked) != 0 || len(m.To.Refused) != 1 || !m.Hurts() {
		t.Errorf("no common route: %+v, %v", m, err)
	}
}

// TestMigrationJSON: a Migration can be encoded and decoded, as the playground does.
func TestMigrationJSON(t *testing.T) {
	m, err := Diff(mustParse(overlapping+"GET /{module-name}/x mod\n"), "gin", "servemux")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var back Migration
	if err := json.Unmarshal(text, &back); err != nil || len(back.To.Refused) != 1 || len(back.To.Renamed) != 1 || !reflect.DeepEqual(back.Result, m.Result) {
		t.Errorf("%v: %s", err, text)
	}
}
