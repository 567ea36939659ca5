package cost

import (
	"net/http"
	"regexp"
	"strings"
)

// ends reports whether the path begins and ends as the row's pattern does, and returns what is between.
func (rt *row) ends(path string) (middle string, ok bool) {
	if rt.middle == nil {
		return "", path == rt.prefix
	}
	if len(path) < len(rt.prefix)+len(rt.suffix) || !strings.HasPrefix(path, rt.prefix) || !strings.HasSuffix(path, rt.suffix) {
		return "", false
	}
	return path[len(rt.prefix) : len(path)-len(rt.suffix)], true
}

// tableSuffix runs a regexp only if the path begins and ends as the pattern does.
type tableSuffix []row

func (t tableSuffix) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for i := range t {
		if _, ok := t[i].ends(r.URL.Path); !ok {
			continue
		}
		if v, ok := t[i].wholeValues(r.URL.Path); ok && t[i].method == r.Method {
			t[i].handle(w, r, v)
			return
		}
	}
	notFound(w, r)
}

// middleValues runs the regexp on what is between the ends, and returns what its groups captured.
func (rt *row) middleValues(path string) (v values, ok bool) {
	middle, ok := rt.ends(path)
	if !ok || rt.middle == nil {
		return v, ok
	}
	if groups := rt.middle.FindStringSubmatch(middle); groups != nil {
		return newValues(groups), true
	}
	return v, false
}

// tableMiddle has the regexp look only at what the comparison of the ends has not seen.
type tableMiddle []row

func (t tableMiddle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for i := range t {
		if v, ok := t[i].middleValues(r.URL.Path); ok && t[i].method == r.Method {
			t[i].handle(w, r, v)
			return
		}
	}
	notFound(w, r)
}

// tableMethod looks at the method first. Not kept: the Allow header needs the rows with another method, so that a miss would
// take a second loop, for what it saves on a hit.
type tableMethod []row

func (t tableMethod) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for i := range t {
		if t[i].method != r.Method {
			continue
		}
		if v, ok := t[i].middleValues(r.URL.Path); ok {
			t[i].handle(w, r, v)
			return
		}
	}
	notFound(w, r)
}

// tableMatchString asks the regexp only whether it matches, which takes no memory, and cuts the values out itself. Not
// kept: it needs every group to be a whole segment.
type tableMatchString []row

func (t tableMatchString) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for i := range t {
		middle, ok := t[i].ends(r.URL.Path)
		if !ok || t[i].middle != nil && !t[i].middle.MatchString(middle) || t[i].method != r.Method {
			continue
		}
		slug, rest := cut(middle)
		t[i].handle(w, r, values{slug, rest[strings.LastIndexByte(rest, '/')+1:]})
		return
	}
	notFound(w, r)
}

// alternation is one regexp for all routes of a method. Not kept: it spares the loop, but the regexp tries the alternatives
// one after the other as well, and not with Go's one-pass matcher; and the Allow header needs another look.
type alternation map[string]*combined

// combined is the regexp of some rows: each has a group around its own, and firsts says which that is.
type combined struct {
	expr   *regexp.Regexp
	rows   []row
	firsts []int
}

func newAlternation(rows []row) alternation {
	a := alternation{}
	for _, method := range []string{"GET", "POST"} {
		c, exprs, groups := new(combined), []string{}, 1
		for _, rt := range rows {
			if rt.method == method {
				c.rows, c.firsts, exprs = append(c.rows, rt), append(c.firsts, groups), append(exprs, "("+rt.pattern+")")
				groups += 1 + rt.whole.NumSubexp()
			}
		}
		c.expr = regexp.MustCompile("^(?:" + strings.Join(exprs, "|") + ")$")
		a[method] = c
	}
	return a
}

func (a alternation) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, path := a[r.Method], r.URL.Path
	if c == nil {
		notFound(w, r)
		return
	}
	groups := c.expr.FindStringSubmatchIndex(path)
	for i, first := range c.firsts {
		if groups == nil || groups[2*first] < 0 {
			continue
		}
		var v values
		for n := range c.rows[i].whole.NumSubexp() {
			at := 2 * (first + 1 + n)
			v[n] = path[groups[at]:groups[at+1]]
		}
		c.rows[i].handle(w, r, v)
		return
	}
	notFound(w, r)
}
