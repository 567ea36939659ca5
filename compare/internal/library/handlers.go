package library

import (
	"net/http"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Handlers says what the handlers of a router do. Echo, Listing and Light handlers read all parameters with the functions of their
// library. They answer 404 if the value of {name:int} is not a number. They write their answer with one Write.
type Handlers struct {
	lists    bool
	answered *int
	see      http.HandlerFunc
}

// Echo handlers answer with the route's name and all values, as the conformance kit expects.
var Echo = Handlers{}

// Listing handlers answer like Echo handlers, and list the route's name and all values in the header ListingHeader, each quoted, as in
// "listPosts" "foo/bar" "7". Unlike the text of an Echo handler, this shows where each value ends, and also answers to HEAD have it.
// ReadListing reads it.
var Listing = Handlers{lists: true}

// ListingHeader is the header that Listing handlers set.
const ListingHeader = "X-Listing"

// ReadListing returns the name and the values in a ListingHeader. If the text is not from a Listing handler, ok is false.
func ReadListing(text string) (name string, values []string, ok bool) {
	var all []string
	for more := true; more; {
		quoted, err := strconv.QuotedPrefix(text)
		if err != nil {
			return "", nil, false
		}
		value, _ := strconv.Unquote(quoted) // QuotedPrefix has checked it
		all = append(all, value)
		text, more = strings.CutPrefix(text[len(quoted):], " ")
	}
	return all[0], all[1:], text == ""
}

// Light returns handlers that answer "ok", for measuring. They set *answered to the index of their route in the table, so
// that a harness can check which handler was called.
func Light(answered *int) Handlers { return Handlers{answered: answered} }

// Seeing returns handlers that call see with their request, and do nothing else.
func Seeing(see http.HandlerFunc) Handlers { return Handlers{see: see} }

// handler is the handler of one route.
type handler struct {
	Handlers
	index  int
	name   string
	line   []byte // the Echo answer of a route without parameters
	params []routes.Segment
}

func (h Handlers) of(r routes.Route, index int) *handler {
	return &handler{Handlers: h, index: index, name: r.Name, line: []byte(r.Name + "\n"), params: r.Params()}
}

// serve answers a request. value returns the value of a parameter.
func (h *handler) serve(w http.ResponseWriter, r *http.Request, value func(s routes.Segment) string) {
	if h.see != nil {
		h.see(w, r)
		return
	}
	text, ok := h.reply(value)
	if !ok {
		http.NotFound(w, r)
		return
	}
	if h.lists {
		w.Header().Set(ListingHeader, h.list(value))
	}
	if h.answered == nil {
		w.Header().Set("Content-Type", ask.PlainText)
	}
	w.Write(text) // not io.WriteString, which copies the text for writers without WriteString
}

var okay = []byte("ok")

// reply returns the answer of an Echo, Listing or Light handler. valid is false if a value must be a number but is not.
func (h *handler) reply(value func(s routes.Segment) string) (text []byte, valid bool) {
	if h.answered == nil {
		return h.echo(value)
	}
	for _, s := range h.params {
		v := value(s)
		if s.Kind != routes.Int {
			continue
		}
		if _, err := strconv.Atoi(v); err != nil {
			return nil, false
		}
	}
	*h.answered = h.index
	return okay, true
}

// echo returns the same text as routes.Echo.
func (h *handler) echo(value func(s routes.Segment) string) (text []byte, valid bool) {
	if len(h.params) == 0 {
		return h.line, true
	}
	text = append(make([]byte, 0, 2*len(h.line)+32), h.name...)
	for i, s := range h.params {
		v := value(s)
		if s.Kind == routes.Int {
			n, err := strconv.Atoi(v)
			if err != nil {
				return nil, false
			}
			v = strconv.Itoa(n)
		}
		if i == 0 || s.Kind == routes.Int {
			text = append(text, ' ')
		} else {
			text = append(text, '/')
		}
		text = append(text, v...)
	}
	return append(text, '\n'), true
}

// list returns the text for ListingHeader.
func (h *handler) list(value func(s routes.Segment) string) string {
	text := strconv.AppendQuoteToASCII(nil, h.name)
	for _, s := range h.params {
		v := value(s)
		if n, err := strconv.Atoi(v); s.Kind == routes.Int && err == nil {
			v = strconv.Itoa(n)
		}
		text = strconv.AppendQuoteToASCII(append(text, ' '), v)
	}
	return string(text)
}

// unslashed returns the value of a parameter. It removes the leading slash that some libraries put before the rest of a path.
func unslashed(s routes.Segment, value string) string {
	if s.Kind == routes.Rest && len(value) > 0 && value[0] == '/' {
		return value[1:]
	}
	return value
}

// nameOrStar returns the name of a parameter, or * for a catch-all. Some libraries give every catch-all this name.
func nameOrStar(s routes.Segment) string {
	if s.Kind == routes.Rest {
		return "*"
	}
	return s.Name
}

// refusals are the texts of the contract's refusals.
var refusals = map[int]string{http.StatusNotFound: "404 page not found\n", http.StatusMethodNotAllowed: "405 method not allowed\n"}

// refuse405 answers 405 in the contract's words. It leaves the Allow header as the library has set it.
func refuse405(w http.ResponseWriter) {
	http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
}
