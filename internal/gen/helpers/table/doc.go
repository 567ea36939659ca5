// Package table has helpers of generated routers that follow arrays from segment to segment. Package gen copies them from here, except
// this file.
package table

import (
	"strconv"
	"strings"
)

// Hash returns the hash of a segment. The highest bits give its slot in a hash table.
func Hash(segment string) uint64 { return hash(segment) }

// The rest of this file stands for generated code and for helpers of package plain. call lists the routes in the order of their numbers.

var states = [...]state{
	{0, 0, 0, 61, 0, 8, 0},                     // 0:
	{0, 0, 9, 62, 3, 4, 0},                     // 1: /posts
	{methodGET, 0, 14, 0, 0, 0, 0},             // 2: /posts/new
	{methodGET | methodPUT, 1, 14, 0, 0, 0, 0}, // 3: /posts/{id:int}
	{0, 3, 14, 62, 0, 0, 0},                    // 4: /posts/{slug}
	{methodGET, 3, 19, 0, 0, 0, 0},             // 5: /posts/{slug}/comments
	{0, 4, 19, 0, 0, 0, 7},                     // 6: /static
	{methodGET, 4, 19, 0, 0, 0, 0},             // 7: /static/{path...}
	{0, 5, 19, 61, 0, 0, 0},                    // 8: /{page}
	{methodGET, 5, 28, 0, 0, 0, 0},             // 9: /{page}/about
	{methodPOST, 6, 28, 0, 0, 0, 0},            // 10: /{page}/new
}

// The hashes of posts and static give the same slot, so static is in the next one.
var texts = [...]struct {
	text string
	next uint32
}{3: {"posts", 1}, 4: {"static", 6}, 12: {"new", 2}, 16: {"comments", 5}, 23: {"about", 9}, 26: {"new", 10}, 27: {}}

type methods uint64

const (
	methodGET methods = 1 << iota
	methodPOST
	methodPUT

	served methods = 1 << 63
)

// request stores the name of the handler and its value, and does not call it.
type request struct {
	method methods
	values [3]string
	answer string
}

func (q *request) call(route int) {
	q.answer = []string{
		"newPost",                     // GET /posts/new
		"showPost " + q.values[1],     // GET /posts/{id:int}
		"savePost " + q.values[1],     // PUT /posts/{id:int}
		"listComments " + q.values[1], // GET /posts/{slug}/comments
		"showFile " + q.values[1],     // GET /static/{path...}
		"showPage " + q.values[0],     // GET /{page}/about
		"makePage " + q.values[0],     // POST /{page}/new
	}[route]
}

func slash(p string) int {
	segment, _, _ := strings.Cut(p, "/")
	return len(segment)
}

func positive(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
