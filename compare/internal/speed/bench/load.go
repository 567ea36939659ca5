package bench

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// request is a request, and the route that serves it.
type request struct {
	method, path string
	route        int
}

// Load is requests that are sent over and over.
type Load struct {
	Name     string
	requests []request
}

// bytes returns how long the paths are, on average.
func (l Load) bytes() int {
	sum := 0
	for _, q := range l.requests {
		sum += len(q.path)
	}
	return sum / max(1, len(l.requests))
}

// Loads returns shuffles of 32,768 and 4,096 requests, which are as different from each other as the parameters of their routes allow,
// and the usual list, a request for each route in the table's order. For the table Hard, it returns long paths.
func Loads(t *routes.Table) []Load {
	if t.String() == Hard().String() {
		return longLoads()
	}
	rnd := rand.New(rand.NewPCG(1, 0))
	var all []Load
	for _, n := range []int{32_768, 4096} {
		l := Load{Name: fmt.Sprint(n)}
		for i := range n {
			l.add(t, rnd, i%len(t.Routes))
		}
		rnd.Shuffle(len(l.requests), func(i, j int) { l.requests[i], l.requests[j] = l.requests[j], l.requests[i] })
		all = append(all, l)
	}
	usual := Load{Name: "usual"}
	for i := range t.Routes {
		usual.add(t, rnd, i)
	}
	return append(all, usual)
}

// add adds a request that route i serves, unless chance does not find one.
func (l *Load) add(t *routes.Table, rnd *rand.Rand, i int) {
	for range 10 {
		path := t.Routes[i].With(func(s routes.Segment) string { return value(rnd, s) })
		if want := t.Want(t.Routes[i].Method, path); want.Route == i {
			l.requests = append(l.requests, request{t.Routes[i].Method, path, i})
			return
		}
	}
}

// value returns a value for a parameter: a number up to a million, or a name of 3 to 14 letters.
func value(rnd *rand.Rand, s routes.Segment) string {
	if s.Kind == routes.Int {
		return strconv.Itoa(1 + rnd.IntN(1_000_000))
	}
	text := make([]byte, 3+rnd.IntN(12))
	for i := range text {
		text[i] = byte('a' + rnd.IntN(26))
	}
	return string(text)
}

// template is what all requests have in common.
var template = http.Request{
	Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "example.com", RemoteAddr: "192.0.2.1:1234", Body: http.NoBody,
	Header: http.Header{"Accept": {"*/*"}, "User-Agent": {"speed"}},
}

// loop sends requests to a router. Each is a fresh one, so that what a router leaves in it is gone with the next. Of what differs
// between requests, only method and path are kept, one after the other: more would measure the memory.
type loop struct {
	methods, paths []string
	request        http.Request
	url            url.URL
	writer         discard
	bytes          int // how long the paths are, on average
	at             int
}

func newLoop(l Load) *loop {
	p := &loop{writer: discard{http.Header{}}, bytes: l.bytes()}
	var text strings.Builder
	for _, q := range l.requests {
		text.WriteString(q.path)
	}
	all := text.String()
	for _, q := range l.requests {
		p.methods = append(p.methods, q.method)
		p.paths = append(p.paths, all[:len(q.path)])
		all = all[len(q.path):]
	}
	return p
}

// send sends the next n requests.
func (p *loop) send(h http.Handler, n int) {
	for range n {
		p.request = template
		p.request.Method, p.request.URL, p.url.Path = p.methods[p.at], &p.url, p.paths[p.at]
		if p.at++; p.at == len(p.paths) {
			p.at = 0
		}
		h.ServeHTTP(&p.writer, &p.request)
	}
}

// discard is a ResponseWriter that throws answers away.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) WriteHeader(int)             {}
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
