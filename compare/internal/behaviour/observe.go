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
	varies  bool   // Allow: its order, from one answer to the next
	note    string // what else the question looks at: the request afterwards, what a handler saw
	host    string // that a browser is sent to, if that is another
	without bool   // the router does not have the route that the contract answers with
}

// noAnswer is what is observed if there is no answer.
func noAnswer(why string) observed { return observed{Answer: ask.Answer{Problem: why}} }

// String says everything that was observed, in the words of the conformance kit. It leaves out what is as usual.
func (o observed) String() string {
	a := o.Answer
	a.Changed = "" // a question of its own
	if o.varies {
		a.Allow = o.methods() + "\n"
	}
	s := a.String()
	if a.Problem == "" && o.note != "" {
		s += ", " + o.note
	}
	return s
}

// brief says in a few words what was observed, for a cell.
func (o observed) brief() string {
	if o.Problem != "" {
		return o.Problem
	}
	s := strconv.Itoa(o.Status)
	switch {
	case o.without:
		s += ", which route it is without"
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

// noted says what was noted besides a 200; for another answer it is brief.
func (o observed) noted() string {
	if o.Status != http.StatusOK {
		return o.brief()
	}
	return o.note
}

// words says what the body is, and its type if that is not the contract's.
func (o observed) words() string {
	if o.ContentType == ask.PlainText {
		return ask.Quote(o.Body)
	}
	return fmt.Sprintf("%s, %s", ask.Quote(o.Body), cmp.Or(o.ContentType, "no Content-Type"))
}

// sends says where a redirect leads.
func (o observed) sends() string {
	switch {
	case o.Location == "":
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
		return ask.Quote(name)[1 : len(ask.Quote(name))-1]
	}
	return name + " " + ask.Quote(value)
}

// methods returns the Allow lines in one; sorted, if their order varies.
func (o observed) methods() string {
	if !o.varies {
		return strings.Join(o.AllowLines(), " | ")
	}
	if lines := o.AllowLines(); len(lines) > 1 {
		return strings.Join(slices.Sorted(slices.Values(lines)), " | ") + " (order varies)"
	}
	methods := strings.FieldsFunc(o.Allow, func(c rune) bool { return strings.ContainsRune(", \n", c) })
	slices.Sort(methods)
	return strings.Join(methods, ", ") + " (order varies)" // with those that stand there twice
}
