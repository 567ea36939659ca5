package routes

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// randomLines returns the lines of a random table. It uses few words, so that routes overlap, and no two routes match the same
// paths. If isPlain is true, the table
// has only segments that ServeMux knows.
func randomLines(r *rand.Rand, methods []string, isPlain bool) []string {
	var lines []string
	for range 1 + r.IntN(7) {
		pattern := ""
		for j := range 1 + r.IntN(4) {
			words := []string{"a", "b", "c", "7", "{p}", "{p}", "{p:int}", "a{p}", "{p}c", "a{p}c", "ac{p:int}", "{p:a|b}", "{p:7|c|ab}"}
			if isPlain {
				words = words[:6]
			}
			pattern += "/" + strings.ReplaceAll(words[r.IntN(len(words))], "{p", fmt.Sprintf("{p%d", j))
		}
		pattern = [...]string{pattern, pattern, pattern, pattern + "/{$}", pattern + "/{r...}", pattern + "{/}", pattern + "{/r...}", "/", "/{r...}"}[r.IntN(9)]
		line := methods[r.IntN(len(methods))] + " " + pattern
		if _, err := Parse("random", strings.Join(append(lines, line), "\n")); err == nil {
			lines = append(lines, line)
		}
	}
	return lines
}

// randomPath returns a path of words that occur in random tables, and a few others.
func randomPath(r *rand.Rand) string {
	path := ""
	for range 1 + r.IntN(5) {
		path += "/" + [...]string{"a", "b", "c", "7", "007", "0", "d", "x y", "", "A", "ab", "ac", "axc", "ac7", "ac0", "bc"}[r.IntN(16)]
	}
	return path
}

var someMethods = []string{"GET", "PUT", "HEAD", "GET", "*"}

// TestOrderOfLines makes sure that neither answers nor names depend on the order of lines.
func TestOrderOfLines(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 0))
	for range 400 {
		lines := randomLines(r, someMethods, false)
		one := mustParse(t, strings.Join(lines, "\n"))
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		other := mustParse(t, strings.Join(lines, "\n"))
		one.HEAD = r.IntN(2) == 0
		other.HEAD = one.HEAD
		for range 60 {
			method, path := someMethods[r.IntN(3)], randomPath(r)
			if a, b := answer(one, one.Want(method, path)), answer(other, other.Want(method, path)); a != b {
				t.Fatalf("%s %q is answered %s by\n%vand %s by\n%v", method, path, a, one, b, other)
			}
		}
	}
}

// TestUnrelatedRoute makes sure that a new route changes no answer for a path that it does not match.
func TestUnrelatedRoute(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	compared := 0
	for range 400 {
		lines := randomLines(r, someMethods, false)
		more := mustParse(t, strings.Join(lines, "\n"))
		last := len(more.Routes) - 1
		if last == 0 {
			continue
		}
		less, err := New(more.Routes[:last]...) // the routes have names, which New keeps
		if err != nil {
			t.Fatal(err)
		}
		for range 60 {
			method, path := someMethods[r.IntN(3)], randomPath(r)
			if slices.Contains(more.Candidates(path), last) {
				continue
			}
			compared++
			if a, b := answer(less, less.Want(method, path)), answer(more, more.Want(method, path)); a != b {
				t.Fatalf("%s %q is answered %s by\n%vand %s after adding %v", method, path, a, less, b, more.Routes[last])
			}
		}
	}
	if compared < 10_000 {
		t.Errorf("compared %d answers, want 10000 or more", compared)
	}
}

// TestEchoIsUnique makes sure that different calls of a table's handlers never have the same text.
func TestEchoIsUnique(t *testing.T) {
	table := mustParse(t, `
GET /{a} a
GET /{a}/{b} ab
GET /{a}/{n:int} an
GET /{n:int}/{a}/{m:int}/{b} nam
GET /{n:int}/x/{m:int} nm
GET /{a}/{n:int}/x/{r...} anr
GET /r/{r...} r
GET /a aa
`)
	r := rand.New(rand.NewPCG(4, 0))
	calls := map[string]string{}
	for range 60_000 {
		path := ""
		for range 1 + r.IntN(5) {
			path += "/" + [...]string{"a", "7", "7 7", "a 7", " ", "\n", "x", "r", "77", "a\n"}[r.IntN(10)]
		}
		w := table.Want("GET", path)
		if w.Status != 200 {
			continue
		}
		call := fmt.Sprintf("%d %#v", w.Route, w.Values)
		text := Echo(table.Routes[w.Route].Name, w.Values...)
		if known, ok := calls[text]; ok && known != call {
			t.Fatalf("%q is the text of both %s and %s", text, known, call)
		}
		calls[text] = call
	}
	if len(calls) < 2000 {
		t.Errorf("compared %d texts, want 2000 or more", len(calls))
	}
}
