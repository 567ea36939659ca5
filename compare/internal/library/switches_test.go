package library

import (
	"net/http"
	"strings"
	"testing"

	"gorouting/internal/ask"
)

// switchTable has a route for each thing that a switch changes.
const switchTable = "GET / root\nGET /users users\nGET /users/{id} user\nGET /slash/{$} slash\nPOST /users add\nGET /a/b/c deep\n"

// switchRequests are requests. Each switch changes the answer to at least one.
var switchRequests = []string{
	"GET /users", "HEAD /users", "GET /users/", "GET /slash", "GET /USERS", "GET //users", "GET /users//7", "PUT /users", "OPTIONS /users",
	"GET /users/a%2Fb", "GET /users/a%20b", "GET /users/a%252Fb", "GET /a//b/../b/c", "GET /users/%e9", "GET /users/a+b%2Fc",
}

// answers returns the answers of a router to switchRequests.
func answers(t *testing.T, r Router) string {
	t.Helper()
	router, err := r.New(mustParse(t, switchTable), Echo)
	if err != nil {
		t.Fatalf("%s: %v", r.Name, err)
	}
	var all strings.Builder
	if err := ask.Serve(router, func(addr string) {
		for _, request := range switchRequests {
			a := ask.Raw(addr, request+" HTTP/1.1")
			a.Allow = strings.Join(a.Allowed(), "\n") // httptreemux lists the methods in any order
			all.WriteString(request + ": " + a.String() + "\n")
		}
	}); err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// TestSwitches: each switch changes an answer, and has the library's default as long as it is not set.
func TestSwitches(t *testing.T) {
	value := map[bool]string{true: "=true", false: "=false"}
	asked := 0
	for _, r := range In(Library) {
		plain := ""
		for _, s := range r.Switches() {
			if plain == "" {
				plain = answers(t, r)
			}
			// UnescapePathValues only acts on escaped values, and RemoveExtraSlash on values that would be empty.
			beside := map[string]string{"UnescapePathValues": "UseRawPath,"}[s.Name]
			same, other := named(t, r.Name+":"+s.Name+value[s.On]), named(t, r.Name+":"+beside+s.Name+value[!s.On])
			if beside != "" {
				same, plain = named(t, r.Name+":"+beside+s.Name+value[s.On]), answers(t, named(t, r.Name+":"+strings.TrimSuffix(beside, ",")))
			}
			if got := answers(t, same); got != plain {
				t.Errorf("%s is not the default; it answers\n%swant\n%s", same.Name, got, plain)
			}
			if answers(t, other) == plain {
				t.Errorf("%s changes no answer", other.Name)
			}
			if len(other.Options) == 0 || !strings.HasPrefix(other.Options[0].URL, "https://") {
				t.Errorf("%s has the options %v", other.Name, other.Options)
			}
			if beside != "" {
				plain = answers(t, r)
			}
			asked++
		}
	}
	if asked < 25 {
		t.Errorf("%d switches, want 25 or more", asked)
	}
}

// TestSwitchErrors: wrong options are refused, with the right ones.
func TestSwitchErrors(t *testing.T) {
	for name, want := range map[string]string{
		"gorilla:Strict":          `gorilla has no option "Strict": expected some of StrictSlash, SkipClean, UseEncodedPath`,
		"gorilla:":                `gorilla has no option "": expected some of StrictSlash`,
		"gin:RemoveExtraSlash=on": "RemoveExtraSlash=on: expected true or false",
		"servemux:Fast":           `servemux has no option "Fast": expected no option`,
		"gin-options:UseRawPath":  `gin-options has no option "UseRawPath": expected no option`,
		"gim:UseRawPath":          `unknown router "gim"`,
	} {
		if _, err := Named(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

// TestLive: a library with its own server answers through the handler as over its own connection, for request after request.
func TestLive(t *testing.T) {
	table := mustParse(t, "GET /users/{id} user\nPOST /users add\nGET /empty/{path...} rest\n")
	for _, r := range In(Server) {
		handler, stop, err := r.Live(table, Echo)
		if err != nil {
			t.Fatal(err)
		}
		client := new(ask.Client)
		for range 3 {
			for q, want := range map[ask.Request]string{
				{Method: "GET", Path: "/users/7"}:                               "user 7\n",
				{Method: "GET", Path: "/empty/a b", URI: "/empty/a%20b"}:        "rest a",
				{Method: "POST", Path: "/users"}:                                "add\n",
				{Method: "CONNECT", Path: "/nowhere"}:                           "",
				{Method: "GET", Path: "/nowhere", Query: "x=1", Header: "X: y"}: "",
			} {
				got := client.Do(handler, q)
				if got.Problem != "" || want == "" && got.Status < http.StatusBadRequest || !strings.HasPrefix(got.Body, want) {
					t.Errorf("%s: %v is answered %v, want %q", r.Name, q, got, want)
				}
			}
		}
		if got := client.Do(handler, ask.Request{Method: "GET", Path: "/a\r\nb", URI: "/a\r\nb"}); !strings.Contains(got.Problem, "no client can send") {
			t.Errorf("%s: a request that no client can send is answered %v", r.Name, got)
		}
		stop()
	}
	if _, _, err := named(t, "hertz").Live(mustParse(t, "get /a a"), Echo); err == nil {
		t.Error("hertz serves a route that it refuses")
	}
}
