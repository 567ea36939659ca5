package behaviour

import (
	"fmt"
	"net/http"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// mustParse parses a table of this package.
func mustParse(text string) *routes.Table {
	t, err := routes.Parse("behaviour", text)
	if err != nil {
		panic(err)
	}
	return t
}

// tableQuestions have tables of their own, because the widget routes cannot answer them.
func tableQuestions() []question {
	return []question{
		{
			name:     "a last parameter, alone",
			about:    "There is no longer pattern. Does the last parameter match the rest of the path, with its slashes? A handler that opens the file of that name then leaves its folder.",
			source:   "taste",
			table:    mustParse("GET /files/{name} file"),
			requests: []string{"GET /files/a", "GET /files/a/b/c", "GET /files/../etc/passwd"},
			hurts:    anyHandler,
		},
		{
			name:     "a NUL in a catch-all",
			about:    "Scanners send %00. Does the router answer?",
			source:   "https://github.com/uptrace/bunrouter/issues/107",
			table:    mustParse("GET /files/{path...} file"),
			requests: []string{"GET /files/%00", "GET /files/a/%00"},
			hurts:    noHarm, // a panic always hurts
			differs:  otherStatus,
		},
		{
			name:     "a long catch-all",
			about:    "The rest of the path has 70,000 bytes. Does the handler get all of them?",
			source:   "taste",
			table:    mustParse("GET /files/{path...} file"),
			requests: []string{"GET /files/" + strings.Repeat("a", 70_000)},
			labels:   []string{"70,000 bytes"},
			say:      func(got observed) string { return fmt.Sprintf("%d, %d bytes of an answer", got.Status, len(got.Body)) },
			local:    true, // a server of its own may have another limit for request lines, which is not about routing
		},
		{
			name:  "the rest of a path",
			about: "A catch-all matches everything after its slash: several segments, one, none, an empty one. Is /files itself another path?",

			source:   "taste",
			table:    mustParse("GET /files/{path...} file"),
			requests: []string{"GET /files/a/b", "GET /files/a", "GET /files/", "GET /files//a", "GET /files"},
		},
		{
			name:     "a catch-all beside other routes",
			about:    "Text wins over a parameter, and a parameter over the rest of the path. If the longer route does not match in the end, the catch-all gets the request.",
			source:   "taste",
			table:    mustParse("GET /{path...} any\nGET /docs/{page} page\nGET /docs/{page}/edit edit\nGET /docs/index index"),
			requests: []string{"GET /docs/index", "GET /docs/a", "GET /docs/a/edit", "GET /docs/a/b", "GET /other"},
		},
		{
			name:     "back from a dead end",
			about:    "/a/b/c begins like /a/b/d, but only /a/{x}/c matches. Is that route found?",
			source:   "taste",
			table:    mustParse("GET /a/b/d bd\nGET /a/{x}/c xc\nGET /a/{x}/{y}/e xye"),
			requests: []string{"GET /a/b/c", "GET /a/b/d/e", "GET /a/b/d"},
		},
		{
			name:     "three ways to begin",
			about:    "/a/d begins like /a/b and /a/{p}/c, but only /{p}/d matches.",
			source:   "taste",
			table:    mustParse("GET /a/b ab\nGET /a/{p}/c apc\nGET /{p}/d pd"),
			requests: []string{"GET /a/d", "GET /a/b", "GET /a/x/c", "GET /x/d"},
		},
		{
			name: "pages beside an API",
			about: "GET /{path...} serves pages, and another handler serves every method below /api/. A program that writes GET / and /api/ for ServeMux panics at start: " +
				"the first matches more paths, the second more methods.",
			source:   "https://pkg.go.dev/net/http#hdr-Precedence-ServeMux",
			table:    mustParse("GET /{path...} page\n* /api/{path...} api"),
			requests: []string{"GET /", "GET /a/b", "GET /api/a", "POST /api/a", "POST /a"},
			cause:    "a catch-all beside other routes",
		},
		{
			name:     "text beside a parameter",
			about:    "{name}.json is one segment that ends in .json. Is the parameter everything before it, within one segment, and never empty?",
			source:   "taste",
			table:    mustParse("GET /items/{name}.json item"),
			requests: []string{"GET /items/a.json", "GET /items/a.b.json", "GET /items/a/b.json", "GET /items/.json", "GET /items/a.jso"},
			hurts:    anyHandler,
		},
		{
			name:     "names that differ in one place",
			about:    "Two routes name the same segment differently, which happens in tables that grow over years. Each handler asks for its own name.",
			source:   "taste",
			table:    mustParse("GET /users/{id} user\nGET /users/{user_id}/posts posts\nDELETE /users/{name} deleteUser"),
			requests: []string{"GET /users/7", "GET /users/7/posts", "DELETE /users/7"},
		},
		{
			name: "overlapping routes",
			about: "Each of two routes matches something that the other does not, and both match /applications/grants/grant. Real tables have such routes. " +
				"If both match, either handler is right here.",
			source: "taste",
			table: mustParse("DELETE /applications/{client_id}/grant grant\n" +
				"DELETE /applications/grants/{grant_id} byID"),
			requests: []string{"DELETE /applications/7/grant", "DELETE /applications/grants/7", "DELETE /applications/grants/grant"},
			hurts: func(got, want observed) bool {
				return got.Status == http.StatusOK && got.Body != want.Body && got.Body != "grant grants\n"
			},
		},
		{
			name:     "a text with a colon",
			about:    "Google's APIs have paths like /users:batchGet. Is that a text, or does the colon begin a parameter?",
			source:   "taste",
			table:    mustParse("GET /users:batchGet batchGet\nGET /users/{id} user"),
			requests: []string{"GET /users:batchGet", "GET /usersX", "GET /users/7"},
			hurts:    anyHandler,
		},
		{
			name:     "a mount",
			about:    "Routes are mounted below /app in the way of the library's documentation. Are they found there, with their values, and is every other path refused?",
			source:   "taste",
			table:    mountable,
			mount:    "/app",
			requests: []string{"GET /app/items/7", "POST /app/items", "GET /other/7", "GET /app/nope", "GET /items/7"},
			hurts:    anyHandler,
		},
		question{
			name:     "wrong method below a mount",
			about:    "Below the mount, the path exists, but not with this method. Is the answer the same as outside of the mount?",
			source:   "RFC 9110 §15.5.6",
			table:    mountable,
			mount:    "/app",
			requests: []string{"PUT /app/items/7"},
			like:     "PUT /other/7",
		}.listing(),
		{
			name:     "a mount below a parameter",
			about:    "Routes are mounted below /users/{id} in the way of the library's documentation. Are they found there, with both values?",
			source:   "taste",
			table:    mustParse("GET /users/{id}/posts/{post} post\nGET /users/{id} user"),
			mount:    "/users/{id}",
			requests: []string{"GET /users/7/posts/8", "GET /users/7", "GET /posts/8"},
			hurts:    anyHandler,
		},
		{
			name:     "the root of a mount",
			about:    "The routes below /app have a root of their own, /. Is that /app, /app/, or both? No answer counts as wrong, because no source says which is right.",
			source:   "taste",
			silent:   true,
			table:    mustParse("GET /app/{$} root\nGET /app/items/{id} item"),
			mount:    "/app",
			requests: []string{"GET /app", "GET /app/"},
		},
		{
			name:     "a route added late",
			about:    "A program adds a route between two requests. Is it found? No answer counts as wrong, because documentation asks for all routes before the first request.",
			source:   "taste",
			silent:   true,
			table:    growing,
			requests: []string{"GET /b/c"},
			ask:      late,
		},
		{
			name:     "300 routes on one level",
			about:    "Three hundred texts and a parameter follow one slash. Are all texts found, and does the parameter match everything else?",
			source:   "taste",
			table:    manyOnOneLevel(),
			requests: []string{"GET /level/a0", "GET /level/u150", "GET /level/n299", "GET /level/a", "GET /level/u1500"},
		},
	}
}

// mountable is a table with some routes below /app.
var mountable = mustParse("GET /app/items/{id} item\nPOST /app/items create\nGET /other/{id} other")

// manyOnOneLevel returns a table of 300 texts that begin with different letters, and a parameter beside them.
func manyOnOneLevel() *routes.Table {
	var text strings.Builder
	for i := range 300 {
		fmt.Fprintf(&text, "GET /level/%c%d text%d\n", 'a'+rune(i%26), i, i)
	}
	return mustParse(text.String() + "GET /level/{name} any\n")
}

// growing is the table of the function late, which adds the second route late.
var growing = mustParse("GET /a first\nGET /b/{c} late")

// late builds a router of the first route of growing, sends it requests, adds the second route, and sends the request again.
// It tries this many times and stops at a panic: some routers panic only if they reuse a value of an earlier request, which
// the garbage collector may have taken.
func late(s subject, request string) observed {
	if !s.router.AnyTable() {
		return direct(s, request)
	}
	var got observed
	for range 20 {
		if got = lateOnce(s, request); got.Problem != "" {
			break
		}
	}
	return got
}

func lateOnce(s subject, request string) observed {
	router, add, err := s.router.Growing(growing.Routes[:1], library.Echo)
	if err != nil {
		return noAnswer(err.Error())
	}
	serve(router, read("GET /a"))
	serve(router, read(request))
	if err := add(growing.Routes[1]); err != nil {
		return noAnswer("refuses to add it: " + err.Error())
	}
	return serve(router, read(request))
}
