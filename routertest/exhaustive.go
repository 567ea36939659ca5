package routertest

import (
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// exhaustiveTests returns a test that tries every path that is made of the words of the table, the empty one, a value, a good
// number and a bad one, with every method of the table and one other. For a small table that is every path of up to five
// segments. For a larger one, the paths follow the patterns, and stray from them as often as the budget allows.
func exhaustiveTests(t *routes.Table, s settings) []test {
	w := newWalk(t, s)
	return []test{{name: w.String(), run: func(e *exam) {
		router := e.newRouter()
		first := w.steps(w.root())
		helpers := make([]*exam, len(first))
		spread(len(first), func(i int) {
			helpers[i] = e.helper()
			w.follow(first[i], func(path string) bool {
				helpers[i].everyMethod(router, w.methods, path)
				return true
			})
		})
		for _, h := range helpers {
			e.merge(h)
		}
	}}}
}

// everyMethod asks for a path with each of the methods.
func (e *exam) everyMethod(router http.Handler, methods []string, path string) {
	candidates := e.table.Candidates(path)
	for _, method := range methods {
		q := ask.Request{Method: method, Path: path}
		want := contract.InWords(e.table, e.table.WantAmong(candidates, method, path))
		e.expect(q, want, e.client.Do(router, q), 0)
	}
}

// walk makes the paths of the exhaustive test: from the root, a word at a time.
type walk struct {
	table         *routes.Table
	methods       []string
	words         []string // what a segment may be
	depth, strays int      // the most segments that a path has, and how often it may leave the patterns
}

// place is where a walk has come to.
type place struct {
	path    string
	depth   int   // segments of path
	strays  int   // how often the walk may still leave the patterns
	matches []int // the routes whose first segments match path
}

// newWalk returns the widest walk that the settings allow.
func newWalk(t *routes.Table, s settings) *walk {
	w := &walk{table: t, methods: append(t.Methods(), unused(t)), words: append(t.Texts(), "", "foo", "7", "0")}
	longest := 0
	for _, r := range t.Routes {
		longest = max(longest, len(r.Segments))
	}
	if w.depth, w.strays = s.depth, s.depth; s.depth > 0 {
		return w
	}
	for _, choice := range []struct{ depth, strays int }{{5, 5}, {4, 4}, {longest + 1, 2}, {longest + 1, 1}, {longest + 1, 0}, {longest, 0}} {
		w.depth, w.strays = choice.depth, choice.strays
		if w.isWithin(s.requests / len(w.methods)) {
			break
		}
	}
	return w
}

// unused returns a method that no route of the table has.
func unused(t *routes.Table) string {
	for _, method := range []string{"PUT", "DELETE", "PATCH", "TRACE"} {
		if !slices.Contains(t.Methods(), method) {
			return method
		}
	}
	return "FOO"
}

// String says what the walk tries: the name of its test.
func (w *walk) String() string {
	if w.strays >= w.depth {
		return fmt.Sprintf("depth=%d", w.depth)
	}
	return fmt.Sprintf("depth=%d,strays=%d", w.depth, w.strays)
}

// root returns where the walk begins: all routes still match.
func (w *walk) root() place {
	p := place{strays: w.strays}
	for i := range w.table.Routes {
		p.matches = append(p.matches, i)
	}
	return p
}

// steps returns the places that are one word on. Of several words that lead to the same routes, only the first may be followed
// further without straying.
func (w *walk) steps(from place) []place {
	var all []place
	seen := map[string]bool{}
	for i, word := range w.words {
		matches := w.matching(from, word)
		isStray := len(matches) == 0 && i < len(w.words)-4
		if isStray && from.strays == 0 {
			continue
		}
		next := place{path: from.path + "/" + word, depth: from.depth + 1, strays: from.strays, matches: matches}
		if key := fmt.Sprint(matches); len(matches) == 0 || seen[key] {
			next.strays--
		} else {
			seen[key] = true
		}
		all = append(all, next)
	}
	return all
}

// matching returns those of a place's routes that the word leads on to.
func (w *walk) matching(from place, word string) []int {
	var all []int
	for _, i := range from.matches {
		segments := w.table.Routes[i].Segments
		switch at := min(from.depth, len(segments)-1); {
		case segments[at].Kind == routes.Rest:
			all = append(all, i)
		case from.depth < len(segments) && segments[at].Fits(word):
			all = append(all, i)
		}
	}
	return all
}

// follow calls f with the path of a place, and with every path that the walk goes on to from there, until f returns false. It
// reports whether f never did.
func (w *walk) follow(from place, f func(path string) bool) bool {
	if !f(from.path) {
		return false
	}
	if from.depth == w.depth || from.strays < 0 {
		return true
	}
	for _, next := range w.steps(from) {
		if !w.follow(next, f) {
			return false
		}
	}
	return true
}

// isWithin reports whether the walk has at most so many paths.
func (w *walk) isWithin(paths int) bool {
	n := 0
	for _, first := range w.steps(w.root()) {
		if !w.follow(first, func(string) bool { n++; return n <= paths }) {
			return false
		}
	}
	return true
}

// spread calls f for 0 … n-1, on as many goroutines as there are processors.
func spread(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
