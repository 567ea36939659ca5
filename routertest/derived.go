package routertest

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// everyMethod is what routes are tried with besides their own.
var everyMethod = []string{
	"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PURGE", "get", "Post", "FOO", "",
}

// derivedTests returns a test of each route, of the requests that are one step away from it.
func (t *table) derivedTests() []test {
	var tests []test
	for i, r := range t.routes {
		requests := t.neighbours(t.patterns[i])
		tests = append(tests, test{section: "derived", name: "route=" + r.Name, run: func(c *client, newRouter func() http.Handler, y *tally) {
			for _, q := range requests {
				t.ask(c, y, newRouter(), q)
			}
		}})
	}
	return tests
}

// neighbours returns requests near a pattern: its own path with every method, and with each of the table's methods
// and one that it has not, a slash or a segment more or less, empty segments, other case, literals that are nearly
// right, escaped bytes and ids at the ends of their range.
func (t *table) neighbours(pattern []segment) []request {
	path := samplePath(pattern)
	var all []request
	for _, method := range everyMethod {
		all = append(all, request{method: method, path: path})
	}
	add := func(path, rawPath string) {
		for _, method := range append(t.methods(), "PUT") {
			all = append(all, request{method: method, path: path, rawPath: rawPath})
		}
	}
	values := strings.Split(path[1:], "/")
	join := func(values []string) string { return "/" + strings.Join(values, "/") }
	add(path+"/", "")
	add("/"+path, "")
	add(path[1:], "")
	add(path+"?", "")
	for i, s := range pattern {
		replaced := func(value string) string {
			v := slices.Clone(values)
			v[i] = value
			return join(v)
		}
		for _, more := range []string{"foo", "7", "", ".", ".."} {
			add(join(slices.Insert(slices.Clone(values), i, more)), "")
			add(join(append(slices.Clone(values), more)), "")
		}
		add(join(slices.Delete(slices.Clone(values), i, i+1)), "")
		add(replaced(""), "")
		add(replaced(strings.ToUpper(values[i])), "")
		add(replaced("%"+values[i]), "")
		switch s.kind {
		case literal:
			for _, near := range nearly(s.text) {
				add(replaced(near), "")
			}
			add(path, replaced(escapeAll(s.text)))
			add(replaced(escapeAll(s.text)), "")
		case parameter:
			for _, value := range append(t.literals(), "foo+bar", "foo bar", "a%2Fb", "\x00", "\xff", "é", ":id", "{id}") {
				add(replaced(value), "")
			}
			add(replaced("a/b"), replaced("a%2Fb"))
			add(replaced("a b"), replaced("a%20b"))
		case integer:
			for _, id := range extremeIDs() {
				add(replaced(id), "")
			}
			add(path, replaced("%37"))
		}
	}
	return all
}

// nearly returns texts that differ from s by a byte.
func nearly(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s[1:], s[:len(s)-1], s + "s", "x" + s, s + " ", s[:len(s)-1] + "~", strings.ToUpper(s[:1]) + s[1:]}
}

// escapeAll percent-encodes every byte of s.
func escapeAll(s string) string {
	escaped := ""
	for _, b := range []byte(s) {
		escaped += fmt.Sprintf("%%%02X", b)
	}
	return escaped
}

// extremeIDs returns what stands at or just past the ends of what an integer takes.
func extremeIDs() []string {
	maxInt := strconv.Itoa(math.MaxInt)
	tooLarge := strconv.FormatUint(math.MaxInt+1, 10)
	return []string{"0", "1", "00", "01", "+1", "-1", maxInt, "0" + maxInt, tooLarge, maxInt + "0", "1.0", "1_0", "0x1", "١", " 1", "1 "}
}
