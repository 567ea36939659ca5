package routers

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// blogFolder contains the blog.
const blogFolder = "../../blog"

// mistake is a mistake that somebody may make while adding routes to a copied router. edits has an even length: edits[0] in
// router.go becomes edits[1], and so on.
type mistake struct {
	technique, name string
	edits           []string
}

// For the mistake "static path last", the cases of /posts/new and /posts/{slug} change places.
const (
	newCase   = "\tcase on(\"GET\", path == \"/posts/new\"):\n\t\th.NewPost(w, r)\n"
	matchShow = "\tcase on(\"GET\", match(path, \"/posts/+\", &slug)):\n\t\th.ShowPost(w, r, slug)\n"
	splitNew  = "\tcase on(\"GET\", n == 2 && p[0] == \"posts\" && p[1] == \"new\"):\n\t\th.NewPost(w, r)\n"
	splitShow = "\tcase on(\"GET\", n == 2 && p[0] == \"posts\"):\n\t\th.ShowPost(w, r, p[1])\n"
	regexShow = "\tcase on(\"GET\", match(path, showPostPattern, &slug)):\n\t\th.ShowPost(w, r, slug)\n"
	tableNew  = "\t\tnewRoute(\"GET\", `/posts/new`, h.NewPost),\n"
	tableShow = "\t\tnewRoute(\"GET\", `/posts/([^/]+)`, h.ShowPost),\n"
	shiftNew  = "\tcase on(\"GET\", path == \"/new\"):\n\t\th.NewPost(w, r)\n"
	shiftShow = "\tcase head != \"\" && post(h, w, r, on, tail, head):\n"
)

var mistakes = []mistake{
	{"match", "method outside of on", []string{`on("GET", path == "/posts")`, `r.Method == "GET" && path == "/posts"`}},
	{"match", "text for a number", []string{`var slug string`, `var slug, part string`, `comments/+", &slug, &id)`, `comments/+", &slug, &part)`}},
	{"match", "static path last", []string{newCase + matchShow, matchShow + newCase}},
	{"match", "a target too few", []string{`comments/+", &slug, &id)`, `comments/+", &slug)`}},
	{"match", "no leading slash", []string{`"/pages/+"`, `"pages/+"`}},
	{"match", "another handler's values", []string{`h.PutPost(w, r, slug)`, `h.PutPost(w, r, path)`}},
	{"match", "prefix without its slash", []string{`strings.HasPrefix(path, "/files/")`, `strings.HasPrefix(path, "/files")`}},
	{"split", "method outside of on", []string{`on("PUT", n == 2 && p[0] == "posts")`, `r.Method == "PUT" && n == 2 && p[0] == "posts"`}},
	{"split", "n == forgotten, static path", []string{`n == 1 && p[0] == "posts"`, `p[0] == "posts"`}},
	{"split", "n == forgotten, parameter", []string{`n == 2 && p[0] == "pages" && `, `p[0] == "pages" && `}},
	{"split", "number forgotten", []string{` && number(p[3], &id)`, ``}},
	{"split", "static path last", []string{splitNew + splitShow, splitShow + splitNew}},
	{"split", "array too short", []string{`var p [4]string`, `var p [3]string; p3 := ""`, `number(p[3], &id)`, `number(p3, &id)`}},
	{"split", "another segment", []string{`h.AddComment(w, r, p[1])`, `h.AddComment(w, r, p[0])`}},
	{"shiftpath", "method outside of on", []string{`on("DELETE", path == "")`, `r.Method == "DELETE" && path == ""`}},
	{"shiftpath", "tail check dropped", []string{`on("DELETE", number(head, &id) && tail == "")`, `on("DELETE", number(head, &id))`, `	var id int
	head, tail := shift(path)
	switch {
`, `	var id int
	head, _ := shift(path)
	switch {
`}},
	{"shiftpath", "number forgotten", []string{`on("DELETE", number(head, &id) && tail == "")`, `on("DELETE", head != "" && tail == "")`}},
	{"shiftpath", "static path last", []string{shiftNew + shiftShow, shiftShow + shiftNew}},
	{"shiftpath", "empty segment accepted", []string{`head != "" && post(`, `post(`}},
	{"regexswitch", "method outside of on", []string{`on("GET", match(path, showPagePattern, &id))`, `r.Method == "GET" && match(path, showPagePattern, &id)`}},
	{"regexswitch", "a target too few", []string{`match(path, deleteCommentPattern, &slug, &id)`, `match(path, deleteCommentPattern, &slug)`}},
	{"regexswitch", "static path last", []string{newCase, ``, regexShow, regexShow + newCase}},
	{"regexswitch", ". without (?s)", []string{"`(?s)/files/(.*)`", "`/files/(.*)`"}},
	{"regexswitch", "empty segment accepted", []string{"showPostPattern      = compile(`/posts/([^/]+)`)", "showPostPattern      = compile(`/posts/([^/]*)`)"}},
	{"regexswitch", "slash accepted", []string{"compile(`/posts/([^/]+)/comments`)", "compile(`/posts/(.+)/comments`)"}},
	{"regextable", "static path last", []string{tableNew, ``, tableShow, tableShow + tableNew}},
	{"regextable", "a group too few", []string{"`/pages/([0-9]+)`", "`/pages/[0-9]+`"}},
	{"regextable", "a group too many", []string{"`/posts/([^/]+)/comments`", "`/posts/([^/]+)/(comments)`"}},
	{"regextable", ". without (?s)", []string{"`(?s)/files/(.*)`", "`/files/(.*)`"}},
	{"regextable", "number of another length", []string{"`/pages/([0-9]+)`", "`/pages/([0-9]{1,9})`"}},
}

// program tests all routers with mistakes. It fails if the kit finds nothing wrong with one of them.
const program = `package mistakes

import (
	"net/http"
	"testing"

	"gorouting/routertest"

	"blog"
%s)

func TestBlogMistakes(t *testing.T) {
	table := routertest.MustParse(blog.Routes)
	for _, m := range []struct {
		name string
		new  func(blog.Handlers) http.Handler
	}{
%s	} {
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Log(m.name, "stops at start:", p)
				}
			}()
			m.new(echo{})
			r, err := routertest.Check(table, func() http.Handler { return m.new(echo{}) }, "derived")
			if err != nil || len(r.Causes) == 0 {
				t.Errorf("%%s is not found: %%v", m.name, err)
				return
			}
			t.Logf("%%s: %%v", m.name, r.Causes[0].Example)
		}()
	}
}
`

// TestBlogMistakes makes each mistake in a copy of the blog's router. The kit must find it. A test of the blog makes sure that
// the kit accepts the router without mistakes.
//
// The short form makes every fifth mistake, and at least one in each technique. The exhaustive form makes all of them.
func TestBlogMistakes(t *testing.T) {
	module := newCopies(t)
	var imports, rows strings.Builder
	for i, m := range mistakes {
		if i%5 != 0 && !exhaustive {
			continue
		}
		code := read(t, filepath.Join(blogFolder, m.technique, "router.go"))
		for k := 0; k < len(m.edits); k += 2 {
			if n := strings.Count(code, m.edits[k]); n != 1 {
				t.Fatalf("%s, %s: %q occurs %d times in router.go, want once", m.technique, m.name, m.edits[k], n)
			}
			code = strings.Replace(code, m.edits[k], m.edits[k+1], 1)
		}
		module.write(fmt.Sprintf("m%d/router.go", i), code)
		fmt.Fprintf(&imports, "\tm%d \"myapp/m%[1]d\"\n", i)
		fmt.Fprintf(&rows, "\t\t{%q, m%d.New},\n", m.technique+": "+m.name, i)
	}
	module.write("mistakes/mistakes_test.go", fmt.Sprintf(program, &imports, &rows))
	echo := read(t, filepath.Join(blogFolder, "echo_test.go"))
	module.write("mistakes/echo_test.go", strings.Replace(echo, "package blog_test", "package mistakes", 1))
	output, err := module.test()
	if err != nil {
		t.Errorf("testing the routers with mistakes: %v\n%v", err, output)
	}
}
