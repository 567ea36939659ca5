package behaviour

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
)

// observed is what a router did with a request.
type observed struct {
	ask.Answer
	varies    bool   // whether the order of Allow varies between answers
	note      string // anything else that the question looks at, such as the request that a handler saw
	host      string // the other host that a browser is redirected to; "" for none
	moved     bool   // a redirect was followed
	misrouted bool   // the redirect led to another answer than the tidy path
	without   bool   // the router was built without the route of this request
}

// noAnswer returns the observation of a router that did not answer.
func noAnswer(why string) observed { return observed{Answer: ask.Answer{Problem: why}} }

// String describes the answer in the words of the conformance kit.
func (o observed) String() string {
	a := o.Answer
	a.Changed = "" // another question is about this
	if o.varies {
		a.Allow = o.methods() + "\n"
	}
	s := a.String()
	if a.Problem == "" && o.note != "" {
		s += ", " + o.note
	}
	return s
}

// brief describes the answer in a few words, for a cell.
func (o observed) brief() string {
	if o.Problem != "" {
		return o.Problem
	}
	s := strconv.Itoa(o.Status)
	switch {
	case o.without:
		s += ", without this route"
	case o.Location != "":
		s += " → " + o.Location
	case o.Status == http.StatusOK && o.Body != "":
		s += " " + briefBody(o.Body)
	case o.Allow != "":
		s += ", Allow: " + o.methods()
	case o.Status == http.StatusMethodNotAllowed:
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

// noted returns the note of a 200. For other answers, it is brief.
func (o observed) noted() string {
	if o.Status != http.StatusOK {
		return o.brief()
	}
	return o.note
}

// words returns the body, and also its type if it is not the contract's type.
func (o observed) words() string {
	if o.ContentType == ask.PlainText {
		return ask.Quote(o.Body)
	}
	return fmt.Sprintf("%s, %s", ask.Quote(o.Body), cmp.Or(o.ContentType, "no Content-Type"))
}

// sends describes where a redirect leads.
func (o observed) sends() string {
	switch {
	case o.Location == "":
		return "no redirect"
	case o.host == "":
		return "stays on the host"
	}
	return o.brief()
}

// briefBody returns the handler of a 200 and its values, in quotes.
func briefBody(body string) string {
	name, value, ok := strings.Cut(strings.TrimSuffix(body, "\n"), " ")
	if !ok {
		return ask.Quote(name)[1 : len(ask.Quote(name))-1]
	}
	return name + " " + ask.Quote(value)
}

// methods joins the Allow lines. They are sorted if their order varies.
func (o observed) methods() string {
	if !o.varies {
		return strings.Join(o.AllowLines(), " | ")
	}
	if lines := o.AllowLines(); len(lines) > 1 {
		return strings.Join(slices.Sorted(slices.Values(lines)), " | ") + " (order varies)"
	}
	methods := strings.FieldsFunc(o.Allow, func(c rune) bool { return strings.ContainsRune(", \n", c) })
	slices.Sort(methods)
	return strings.Join(methods, ", ") + " (order varies)" // repeated methods stay
}
