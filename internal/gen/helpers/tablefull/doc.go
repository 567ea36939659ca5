// Package tablefull has the helpers of package table that differ for tables with forms, such as {id}.json, or with routes for every method.
// Package gen copies them from here, except this file.
package tablefull

import (
	"strconv"
	"strings"
)

// This file stands for generated code and for helpers of the packages table and plain. call lists the routes in the order of their
// numbers.

var states = [...]state{
	{0, 0, 0, 62, 0, 0, 0, 0},                 // 0:
	{0, 0, 5, 0, 0, 7, 0, 1},                  // 1: /v
	{0, 0, 5, 62, 0, 0, 0, 0},                 // 2: /v/{version:v1|latest}
	{methodGET, 0, 10, 0, 0, 0, 0, 0},         // 3: /v/{version:v1|latest}/x
	{methodGET, 1, 10, 0, 0, 0, 0, 0},         // 4: /v/n{id:int}.pdf
	{methodGET, 2, 10, 0, 0, 0, 0, 0},         // 5: /v/{id}.json
	{every, 3, 10, 0, 0, 0, 0, 0},             // 6: /v/{id}.pdf
	{methodPUT | every, 4, 10, 0, 0, 0, 0, 0}, // 7: /v/{name}
}

var forms = [...]form{
	{},
	{texts: []string{"v1", "latest"}, next: 2},
	{before: "n", after: ".pdf", isNumber: true, next: 4},
	{before: "", after: ".json", isNumber: false, next: 5},
	{before: "", after: ".pdf", isNumber: false, next: 6},
	{},
}

type methods uint64

const (
	methodGET methods = 1 << iota
	methodPUT

	every  methods = 1 << 62
	served methods = 1 << 63
)

// request stores the name of the handler and its value, and does not call it.
type request struct {
	method, every methods
	values        [3]string
	answer        string
}

func (q *request) call(route int) {
	q.answer = []string{
		"showVersion " + q.values[1], // GET /v/{version:v1|latest}/x
		"showNumber " + q.values[1],  // GET /v/n{id:int}.pdf
		"showFile " + q.values[1],    // GET /v/{id}.json
		"anyFile " + q.values[1],     // * /v/{id}.pdf
		"save " + q.values[1],        // PUT /v/{name}
		"other " + q.values[1],       // * /v/{name}
	}[route]
}

func (q *request) enter(next *state, segments int, p string, n int) methods {
	if n == len(p) {
		return q.end(next)
	}
	return q.walk(next, segments+1, p[n+1:])
}

func (s *state) text(segment string) *state {
	switch {
	case s == &states[0] && segment == "v":
		return &states[1]
	case s == &states[2] && segment == "x":
		return &states[3]
	}
	return nil
}

func slash(p string) int {
	segment, _, _ := strings.Cut(p, "/")
	return len(segment)
}

func positive(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

func inner(segment, before, after string) string {
	if len(segment) < len(before)+len(after) || !strings.HasPrefix(segment, before) || !strings.HasSuffix(segment, after) {
		return ""
	}
	return segment[len(before) : len(segment)-len(after)]
}
