package routertest

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// answer is what the contract wants for a request.
type answer struct {
	status int
	allow  string // value of the one Allow header; "" for none
	body   string
}

const contentType = "text/plain; charset=utf-8" // of every answer

// answer is the oracle: it works out from the table alone what the contract wants. It is meant to be seen to be right,
// not to be fast, and shares no code with any router.
func (t *table) answer(method, path string) answer {
	return t.answerAmong(t.candidates(path), method, path)
}

// candidates returns the indexes of the routes whose pattern matches path, whatever the method.
func (t *table) candidates(path string) []int {
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	values := strings.Split(path[1:], "/")
	var found []int
	for i, pattern := range t.patterns {
		if len(pattern) == len(values) && allFit(pattern, values) {
			found = append(found, i)
		}
	}
	return found
}

// answerAmong returns the answer for a path, given its candidates.
func (t *table) answerAmong(candidates []int, method, path string) answer {
	if len(candidates) == 0 {
		return answer{status: http.StatusNotFound, body: "404 page not found\n"}
	}
	chosen := -1
	var allow []string
	for _, i := range candidates {
		allow = append(allow, t.routes[i].Method)
		if t.routes[i].Method == method && (chosen < 0 || isStatic(t.patterns[i])) {
			chosen = i
		}
	}
	if chosen < 0 {
		slices.Sort(allow)
		allow = slices.Compact(allow)
		return answer{http.StatusMethodNotAllowed, strings.Join(allow, ", "), "405 method not allowed\n"}
	}
	body := t.routes[chosen].Name
	for i, value := range strings.Split(path[1:], "/") {
		switch t.patterns[chosen][i].kind {
		case parameter:
			body += " " + value
		case integer:
			n, _ := positive(value)
			body += " " + strconv.Itoa(n)
		}
	}
	return answer{status: http.StatusOK, body: body + "\n"}
}

// allFit reports whether each value fits its segment of the pattern. There are as many of both.
func allFit(pattern []segment, values []string) bool {
	for i, s := range pattern {
		if !fits(s, values[i]) {
			return false
		}
	}
	return true
}

// fits reports whether one segment of a path is what a segment of a pattern asks for.
func fits(s segment, value string) bool {
	switch s.kind {
	case parameter:
		return value != ""
	case integer:
		_, ok := positive(value)
		return ok
	}
	return value == s.text
}

// positive returns the value of ASCII digits, leading zeros allowed, if it is 1 … math.MaxInt.
func positive(digits string) (n int, ok bool) {
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}
