package routes

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
)

// answer returns the answer that a table requires as a line: "200 showUser 7 \"x\"", "405 GET, PUT" or "404".
func answer(t *Table, w Want) string {
	text := strconv.Itoa(w.Status)
	if w.Route >= 0 {
		text += " " + t.Routes[w.Route].Name
	}
	for _, v := range w.Values {
		text += fmt.Sprintf(" %#v", v)
	}
	if len(w.Allow) > 0 {
		text += " " + strings.Join(w.Allow, ", ")
	}
	return text
}

// wanted is a table and the answers that it requires.
type wanted struct {
	table string
	head  bool
	wants map[string]string // by "METHOD path"
}

func (w wanted) check(t *testing.T) {
	t.Helper()
	table := mustParse(t, w.table)
	table.HEAD = w.head
	for request, want := range w.wants {
		method, path, _ := strings.Cut(request, " ")
		if got := answer(table, table.Want(method, path)); got != want {
			t.Errorf("%q is answered %s, want %s, by the table\n%s", request, got, want, w.table)
		}
	}
}

// TestWantBacktracks has tables that require backtracking: /a/b/c begins like the more specific /a/b/d, but only /a/{x}/c
// matches it.
func TestWantBacktracks(t *testing.T) {
	wanted{table: "GET /a/b/d abd\nGET /a/{x}/c axc\nGET /{y}/b/e ybe\nGET /{all...} rest", wants: map[string]string{
		"GET /a/b/d": "200 abd",
		"GET /a/b/c": `200 axc "b"`,
		"GET /a/b/e": `200 ybe "a"`,
		"GET /a/b/f": `200 rest "a/b/f"`,
		"GET /a/b":   `200 rest "a/b"`,
		"GET /":      `200 rest ""`,
		"GET ":       "404",
		"GET a/b/d":  "404",
		"PUT /a/b/c": "405 GET",
	}}.check(t)
	wanted{table: "GET /a/{x:int}/c int\nGET /a/{x}/d any\nGET /a/{rest...} rest\nPUT /a/7/e seven", wants: map[string]string{
		"GET /a/7/c":    "200 int 7",
		"GET /a/7/d":    `200 any "7"`,
		"GET /a/7/e":    `200 rest "7/e"`,
		"GET /a/b/c":    `200 rest "b/c"`,
		"PUT /a/7/e":    "200 seven",
		"PUT /a/7/c":    "405 GET",
		"DELETE /a/7/e": "405 GET, PUT",
	}}.check(t)
}

// TestWantWins has tables with several routes for a path. The first difference from the left decides, not the order of lines.
func TestWantWins(t *testing.T) {
	for _, table := range []string{
		"GET /t/x text\nGET /t/{i:int} int\nGET /t/{a} any\nGET /t/{r...} rest\nGET /t/{$} end",
		"GET /t/{$} end\nGET /t/{r...} rest\nGET /t/{a} any\nGET /t/{i:int} int\nGET /t/x text",
	} {
		wanted{table: table, wants: map[string]string{
			"GET /t/x": "200 text", "GET /t/7": "200 int 7", "GET /t/y": `200 any "y"`, "GET /t/": "200 end", "GET /t/x/": `200 rest "x/"`, "GET /t": "404",
		}}.check(t)
	}
	for _, table := range []string{"GET /x/{a} left\nGET /{a}/y right\nPUT /x/y put", "PUT /x/y put\nGET /{a}/y right\nGET /x/{a} left"} {
		wanted{table: table, wants: map[string]string{
			"GET /x/y": `200 left "y"`, "GET /z/y": `200 right "z"`, "PUT /x/y": "200 put", "PUT /x/z": "405 GET", "POST /x/y": "405 GET, PUT",
		}}.check(t)
	}
}

// TestWantRest has paths that a Rest matches, and paths that it does not match.
func TestWantRest(t *testing.T) {
	wanted{table: "GET /files/{p...} get\nPUT /{a}/{b}/{p...} put\nGET /end/{$} end", wants: map[string]string{
		"GET /files/":     `200 get ""`,
		"GET /files/a":    `200 get "a"`,
		"GET /files/a/b/": `200 get "a/b/"`,
		"GET /files//":    `200 get "/"`,
		"GET /files":      "404",
		"GET /file/":      "404",
		"PUT /files/a/":   `200 put "files" "a" ""`,
		"PUT /x/y/z/z":    `200 put "x" "y" "z/z"`,
		"PUT /x/y":        "404",
		"PUT //y/z":       "404",
		"PUT /x//z":       "404",
		"GET /end/":       "200 end",
		"GET /end":        "404",
		"GET /end//":      "404",
	}}.check(t)
}

// TestWantHEAD has the same routes in two tables: one serves HEAD, the other does not. There are HEAD routes among them.
func TestWantHEAD(t *testing.T) {
	const table = "GET /a getA\nPUT /a putA\nHEAD /{x} headX\nPUT /p/q putPQ\nGET /g/{x} getG\nHEAD /h headH"
	wanted{table: table, head: true, wants: map[string]string{
		"HEAD /a": `200 headX "a"`, "HEAD /g/1": `200 getG "1"`, "POST /g/1": "405 GET, HEAD", "HEAD /p/q": "405 PUT", "POST /a": "405 GET, HEAD, PUT",
		"HEAD /h": "200 headH", "GET /h": "405 HEAD", "HEAD /n/n": "404", "OPTIONS /g/1": "405 GET, HEAD", "head /g/1": "405 GET, HEAD",
	}}.check(t)
	wanted{table: table, wants: map[string]string{
		"HEAD /a": `200 headX "a"`, "HEAD /g/1": "405 GET", "POST /g/1": "405 GET", "POST /a": "405 GET, HEAD, PUT", "GET /h": "405 HEAD",
	}}.check(t)
}

// TestPositiveNumbers has texts that an int parameter matches, and texts that it does not match. For the latter, want is 0.
func TestPositiveNumbers(t *testing.T) {
	most := strconv.Itoa(math.MaxInt)
	for digits, want := range map[string]int{
		"1": 1, "007": 7, "10": 10, most: math.MaxInt, strings.Repeat("0", 99) + most: math.MaxInt,
		"": 0, "0": 0, "00": 0, "+1": 0, "-1": 0, "1.0": 0, " 1": 0, "1 ": 0, "1_000": 0, "0x1": 0, "1e3": 0, "١": 0, "/1": 0, ":": 0, "9223372036854775808": 0, "99999999999999999999": 0,
	} {
		if n, ok := positive(digits); ok != (want > 0) || ok && n != want {
			t.Errorf("positive(%q) is %d, %v, want %d", digits, n, ok, want)
		}
	}
}

// TestEcho has values and their text.
func TestEcho(t *testing.T) {
	for want, values := range map[string][]any{
		"home\n": nil, "home 7\n": {7}, "home x\n": {"x"}, "home \n": {""}, "home x 7\n": {"x", 7}, "home 7 8\n": {7, 8}, "home 7/x/y\n": {7, "x", "y"}, "home x/\n": {"x", ""},
	} {
		if got := Echo("home", values...); got != want {
			t.Errorf("Echo of %#v is %q, want %q", values, got, want)
		}
	}
	defer func() {
		if p := fmt.Sprint(recover()); p != "value 2 of home is a int64; pass a string or an int" {
			t.Errorf("Echo of an int64 panics with %q", p)
		}
	}()
	Echo("home", "x", int64(7))
}

// TestWantOPTIONS has a table that serves OPTIONS.
func TestWantOPTIONS(t *testing.T) {
	table := mustParse(t, "GET /a get\nPUT /{x} put\nGET /b getB\nOPTIONS /b own")
	table.HEAD, table.OPTIONS = true, true
	for request, want := range map[string]string{
		"OPTIONS /a":   "204 GET, HEAD, OPTIONS, PUT",
		"OPTIONS /x":   "204 OPTIONS, PUT",
		"OPTIONS /b":   "200 own",
		"OPTIONS /a/b": "404",
		"POST /x":      "405 OPTIONS, PUT",
		"options /x":   "405 OPTIONS, PUT",
	} {
		method, path, _ := strings.Cut(request, " ")
		if got := answer(table, table.Want(method, path)); got != want {
			t.Errorf("%q is answered %s, want %s", request, got, want)
		}
	}
}

// TestWantAnyMethod has routes with the method *. The pattern decides first, then the method.
func TestWantAnyMethod(t *testing.T) {
	const table = "* /item/{path...} any\nGET /item/{user} get\nGET /same getSame\n* /same anySame\nPUT /p put\n* /o/x star\nGET /o/{x} getO"
	wanted{table: table, head: true, wants: map[string]string{
		"GET /item/7": `200 get "7"`, "HEAD /item/7": `200 get "7"`, "POST /item/7": `200 any "7"`, "DELETE /item/": `200 any ""`, "X /item/a/b": `200 any "a/b"`,
		"GET /same": "200 getSame", "HEAD /same": "200 getSame", "PUT /same": "200 anySame", "OPTIONS /same": "200 anySame", "* /same": "200 anySame",
		"GET /p": "405 PUT", "GET /o/x": "200 star", "HEAD /o/x": "200 star", "PUT /o/y": "405 GET, HEAD",
	}}.check(t)
	wanted{table: table, wants: map[string]string{
		"HEAD /item/7": `200 any "7"`, "HEAD /same": "200 anySame", "HEAD /o/y": "405 GET",
	}}.check(t)
}

// TestWantOptionalEnd has patterns with an optional end.
func TestWantOptionalEnd(t *testing.T) {
	wanted{table: "GET /users{/} users\n* /v3{/path...} v3\nGET /{id}{/} id\nPUT /users/{$} put\nGET /v3/{$} root\nGET /{a}/x{/r...} x", wants: map[string]string{
		"GET /users": "200 users", "GET /users/": "200 users", "GET /users//": "404", "PUT /users/": "200 put", "PUT /users": "405 GET", "POST /users/": "405 GET, PUT",
		"GET /v3": `200 v3 ""`, "GET /v3/": "200 root", "PUT /v3/": `200 v3 ""`, "GET /v3/a/b": `200 v3 "a/b"`, "GET /v3x": `200 id "v3x"`, "GET /q/": `200 id "q"`,
		"GET /q/x": `200 x "q" ""`, "GET /q/x/": `200 x "q" ""`, "GET /q/x/y/": `200 x "q" "y/"`,
	}}.check(t)
}

// TestWantBeside has text beside parameters, and lists of texts.
func TestWantBeside(t *testing.T) {
	wanted{table: "GET /{id}.json json\nGET /@{user} user\nGET /{job}:cancel cancel\nGET /v{major:int} v\nGET /{id} id\nGET /{l:v1|latest} list\nGET /latest text\nGET /v{x} vx", wants: map[string]string{
		"GET /a.json": `200 json "a"`, "GET /.json": `200 id ".json"`, "GET /a.jso": `200 id "a.jso"`, "GET /a.json.json": `200 json "a.json"`, "GET /a.JSON": `200 id "a.JSON"`,
		"GET /@": `200 id "@"`, "GET /@me": `200 user "me"`, "GET /@a.json": `200 user "a.json"`, "GET /7:cancel": `200 cancel "7"`, "GET /:cancel": `200 id ":cancel"`,
		"GET /v01": "200 v 1", "GET /v0": `200 vx "0"`, "GET /v1": `200 list "v1"`, "GET /V1": `200 id "V1"`, "GET /v": `200 id "v"`, "GET /latest": "200 text",
		"GET /v12.json": `200 vx "12.json"`,
	}}.check(t)
}
