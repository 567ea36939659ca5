// Package baseline has two baselines for benchmarks. New returns a fast router for the widget routes; routegen -technique after
// writes almost the same code. Handlers calls the widget handlers without any routing.
package baseline

import (
	"math"
	"net/http"
	"strings"

	"gorouting/internal/answer"
)

// New returns a handler for the eleven widget routes.
func New() http.Handler { return http.HandlerFunc(serve) }

// serve tries fixed paths first, then paths with parameters. When one prefix begins with another, the longer is tried first.
// A route that matches the path, but not the method, adds its method to allow.
func serve(w http.ResponseWriter, r *http.Request) {
	var allow methods
	path := r.URL.Path
	switch path {
	case "/":
		if r.Method == "GET" {
			answer.Home(w, r)
			return
		}
		allow |= methodGET
	case "/contact":
		if r.Method == "GET" {
			answer.Contact(w, r)
			return
		}
		allow |= methodGET
	case "/api/widgets":
		switch r.Method {
		case "GET":
			answer.APIGetWidgets(w, r)
			return
		case "POST":
			answer.APICreateWidget(w, r)
			return
		}
		allow |= methodGET | methodPOST
	}
	if slug, rest, ok := after(path, "/api/widgets/"); ok {
		switch rest {
		case "":
			if r.Method == "POST" {
				answer.APIUpdateWidget(w, r, slug)
				return
			}
			allow |= methodPOST
		case "/parts":
			if r.Method == "POST" {
				answer.APICreateWidgetPart(w, r, slug)
				return
			}
			allow |= methodPOST
		}
		if id, rest, ok := afterInt(rest, "/parts/"); ok {
			switch rest {
			case "/update":
				if r.Method == "POST" {
					answer.APIUpdateWidgetPart(w, r, slug, id)
					return
				}
				allow |= methodPOST
			case "/delete":
				if r.Method == "POST" {
					answer.APIDeleteWidgetPart(w, r, slug, id)
					return
				}
				allow |= methodPOST
			}
		}
	}
	if slug, rest, ok := after(path, "/"); ok {
		switch rest {
		case "":
			if r.Method == "GET" {
				answer.Widget(w, r, slug)
				return
			}
			allow |= methodGET
		case "/admin":
			if r.Method == "GET" {
				answer.WidgetAdmin(w, r, slug)
				return
			}
			allow |= methodGET
		case "/image":
			if r.Method == "POST" {
				answer.WidgetImage(w, r, slug)
				return
			}
			allow |= methodPOST
		}
	}
	refuse(w, allow)
}

// methods is a set of methods, one bit for each.
type methods uint8

const (
	methodGET methods = 1 << iota
	methodPOST
)

// methodNames has the methods in the order of their bits.
var methodNames = []string{"GET", "POST"}

// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow.
func refuse(w http.ResponseWriter, allow methods) {
	if allow == 0 {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	var names []string
	for i, name := range methodNames {
		if allow&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	w.Header().Set("Allow", strings.Join(names, ", "))
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}

// after cuts text and the next segment off path: after("/posts/a/b", "/posts/") returns "a" and "/b". It returns false if path does
// not begin with text, or if the segment is empty.
func after(path, text string) (segment, rest string, ok bool) {
	if rest, ok = strings.CutPrefix(path, text); !ok {
		return "", "", false
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[:i], rest[i:], i > 0
	}
	return rest, "", rest != ""
}

// afterInt is like the function after, but the segment must be a number, and n is its value.
func afterInt(path, text string) (n int, rest string, ok bool) {
	segment, rest, _ := after(path, text)
	n = positive(segment)
	return n, rest, n > 0
}

// positive returns the number in text, which must be ASCII digits with a value of 1 … math.MaxInt. It returns 0 for any other
// text.
func positive(text string) int {
	n := 0
	for i := range len(text) {
		digit := int(text[i]) - '0'
		if digit < 0 || digit > 9 || n > (math.MaxInt-digit)/10 {
			return 0
		}
		n = n*10 + digit
	}
	return n
}
