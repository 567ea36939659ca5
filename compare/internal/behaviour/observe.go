package behaviour

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// observed is what a router did with a request.
type observed struct {
	status      int
	allow       []string // the Allow lines
	varies      bool     // in their order, from one answer to the next
	contentType string
	location    string
	body        string
	failure     string // why there was no answer
	note        string // what else the question looks at: the request afterwards, what a handler saw
	host        string // that a browser is sent to, if that is another
	without     bool   // the router does not have the route that the contract answers with
}

const contentType = "text/plain; charset=utf-8" // of every answer of the contract

// observe reads an answer.
func observe(status int, header http.Header, body string) observed {
	return observed{
		status: status, allow: header["Allow"], contentType: strings.Join(header["Content-Type"], " | "),
		location: header.Get("Location"), body: body,
	}
}

// String says everything that was observed, in the words of the conformance kit. It leaves out what is as usual.
func (o observed) String() string {
	if o.failure != "" {
		return o.failure
	}
	s := fmt.Sprintf("%d %s", o.status, quote(o.body))
	if len(o.allow) > 0 {
		s += ", Allow: " + o.methods()
	}
	if o.contentType != contentType {
		s += fmt.Sprintf(", Content-Type: %q", o.contentType)
	}
	if o.location != "" {
		s += fmt.Sprintf(", Location: %q", o.location)
	}
	if o.note != "" {
		s += ", " + o.note
	}
	return s
}

// brief says in a few words what was observed, for a cell.
func (o observed) brief() string {
	if o.failure != "" {
		return o.failure
	}
	s := strconv.Itoa(o.status)
	switch {
	case o.without:
		s += ", which route it is without"
	case o.location != "":
		s += " → " + o.location
	case o.status == http.StatusOK && o.body != "":
		s += " " + briefBody(o.body)
	case len(o.allow) > 0:
		s += ", Allow: " + o.methods()
	case o.status == http.StatusMethodNotAllowed:
		s += ", no Allow"
	}
	if o.host != "" {
		s += ", another host"
	}
	if o.note != "" {
		s += ", " + o.note
	}
	return s
}

// noted says what was noted besides a 200; for another answer it is brief.
func (o observed) noted() string {
	if o.status != http.StatusOK {
		return o.brief()
	}
	return o.note
}

// words says what the body is, and its type if that is not the contract's.
func (o observed) words() string {
	if o.contentType == contentType {
		return quote(o.body)
	}
	return fmt.Sprintf("%s, %s", quote(o.body), cmp.Or(o.contentType, "no Content-Type"))
}

// sends says where a redirect leads.
func (o observed) sends() string {
	switch {
	case o.location == "":
		return "no redirect"
	case o.host == "":
		return "stays on the host"
	}
	return o.brief()
}

// briefBody returns a 200 answer's handler and the values that it got, these in quotes.
func briefBody(body string) string {
	name, value, ok := strings.Cut(strings.TrimSuffix(body, "\n"), " ")
	if !ok {
		return quote(name)[1 : len(quote(name))-1]
	}
	return name + " " + quote(value)
}

// quote returns s in quotes: its ends and its length if it is long.
func quote(s string) string {
	if len(s) <= 120 {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprintf("%q…%q (%d bytes)", s[:50], s[len(s)-20:], len(s))
}

// methods returns the Allow lines in one; sorted, if their order varies.
func (o observed) methods() string {
	if !o.varies {
		return strings.Join(o.allow, " | ")
	}
	if len(o.allow) > 1 {
		return strings.Join(slices.Sorted(slices.Values(o.allow)), " | ") + " (order varies)"
	}
	return strings.Join(o.allowed(), ", ") + " (order varies)"
}

// allowed returns the methods of all Allow lines, sorted.
func (o observed) allowed() []string {
	var all []string
	for method := range strings.SplitSeq(strings.Join(o.allow, ","), ",") {
		if method = strings.TrimSpace(method); method != "" {
			all = append(all, method)
		}
	}
	slices.Sort(all)
	return all
}

// sameRouting reports whether two answers agree in what most questions are about. The words of a refusal do not count.
func (o observed) sameRouting(want observed) bool {
	if o.status == http.StatusOK && (o.body != want.body || o.contentType != want.contentType) {
		return false
	}
	return o.failure == want.failure && o.status == want.status && o.location == want.location && o.note == want.note &&
		!o.varies && slices.Equal(o.allow, want.allow)
}

// sameWords reports whether two answers agree in every word.
func (o observed) sameWords(want observed) bool {
	return o.sameRouting(want) && o.body == want.body && o.contentType == want.contentType
}
