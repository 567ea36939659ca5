package routertest

import (
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/routes"
)

// The exhaustive test tries every path made of a few words: the texts of the table, a sample of each parameter with text beside
// it, the empty text, "foo", "7" (a valid number) and "0" (an invalid number). For a small table, it tries all paths of up to
// five segments, with every method of the table and one other method.
//
// By default, the test requests one in seven of these paths, always the same ones. ROUTERTEST_SAMPLE=1 requests all.
//
// A larger table has too many such paths. So the walk stays close to the patterns: it tries only paths with few strays. A word
// is a stray if the path up to it matches no route, or if an earlier word led to the same routes. For example, take the path
// "/a" and the routes
//
//	/a/b
//	/a/{x}/c
//
// The next word "b" leads to both routes. "c" leads to the second. "foo" is a stray, because it also leads to the second.

// exhaustiveTests returns the exhaustive test.
func exhaustiveTests(t *routes.Table, s settings) []test {
	w := newWalk(t, s)
	return []test{{name: w.String(), note: s.sampleNote(), run: func(e *exam) {
		router := e.newRouter()
		first := w.steps(w.root())
		helpers := make([]*exam, len(first))
		spread(len(first), func(i int) {
			helpers[i] = e.helper()
			w.follow(first[i], func(path string) bool {
				if isSampled(path, s.sample) {
					helpers[i].everyMethod(router, w.methods, path)
				}
				return true
			})
		})
		for _, h := range helpers {
			e.merge(h)
		}
	}}}
}

// sampleNote says which of the paths are requested.
func (s settings) sampleNote() string {
	if s.sample <= 1 {
		return ""
	}
	return fmt.Sprintf("; %s=%d", sampleVariable, s.sample)
}

// isSampled chooses one path in n. It depends on the whole path, so that each word is chosen in each place.
func isSampled(path string, n int) bool {
	if n <= 1 {
		return true
	}
	hash := fnv.New32a()
	io.WriteString(hash, path)
	return hash.Sum32()%uint32(n) == 0
}

// everyMethod requests a path with each of the methods.
func (e *exam) everyMethod(router http.Handler, methods []string, path string) {
	candidates := e.table.Candidates(path)
	for _, method := range methods {
		q := ask.Request{Method: method, Path: path}
		want := contract.InWords(e.table, e.table.WantAmong(candidates, method, path))
		e.expect(q, want, e.client.Do(router, q), 0)
	}
}

// walk makes the paths of the exhaustive test, starting from the root and adding a word at a time.
type walk struct {
	methods       []string
	patterns      []routes.Pattern
	words         []string // the possible segments
	depth, strays int      // the largest number of segments, and of strays, in a path
}

// place is a path that a walk has reached.
type place struct {
	path    string
	depth   int   // number of segments
	strays  int   // how many more strays the path may have
	matches []int // the patterns with first segments that match path
}

// newWalk returns the largest walk within the budget of the settings.
func newWalk(t *routes.Table, s settings) *walk {
	w := &walk{methods: append(t.Methods(), unused(t)), words: t.Texts()}
	longest := 0
	for _, r := range t.Routes {
		w.patterns = append(w.patterns, r.Patterns...)
		for _, p := range r.Patterns {
			longest = max(longest, len(p))
		}
		for _, s := range r.Params() {
			if sample := s.Sample(); s.IsBeside() && !slices.Contains(w.words, sample) {
				w.words = append(w.words, sample)
			}
		}
	}
	w.words = append(w.words, "", "foo", "7", "0")
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

// String returns the name of the walk's test.
func (w *walk) String() string {
	if w.strays >= w.depth {
		return fmt.Sprintf("depth=%d", w.depth)
	}
	return fmt.Sprintf("depth=%d,strays=%d", w.depth, w.strays)
}

// root returns the start of the walk: the empty path, with all patterns.
func (w *walk) root() place {
	p := place{strays: w.strays}
	for i := range w.patterns {
		p.matches = append(p.matches, i)
	}
	return p
}

// steps returns the next places. Each has one word more than the argument from.
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

// matching returns the patterns in from.matches that still match after word is added.
func (w *walk) matching(from place, word string) []int {
	var all []int
	for _, i := range from.matches {
		p := w.patterns[i]
		matches := p.HasRest() && from.depth >= len(p)
		if from.depth < len(p) {
			_, matches = p[from.depth].Match(word)
		}
		if matches {
			all = append(all, i)
		}
	}
	return all
}

// follow calls f with the path of a place, and with every path that continues it, until f returns false. It reports whether f
// returned true for all of them.
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

// isWithin reports whether the walk has at most the given number of paths.
func (w *walk) isWithin(paths int) bool {
	n := 0
	for _, first := range w.steps(w.root()) {
		if !w.follow(first, func(string) bool { n++; return n <= paths }) {
			return false
		}
	}
	return true
}

// spread calls f with 0 … n-1, on one goroutine for each processor.
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
