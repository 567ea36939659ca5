package contract

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Wanted returns the answer that a table requires for a method and a path, in the contract's words.
func Wanted(t *routes.Table, method, path string) ask.Answer {
	return InWords(t, t.Want(method, path))
}

// InWords returns want as a full answer, in the contract's words.
func InWords(t *routes.Table, want routes.Want) ask.Answer {
	a := ask.Answer{Status: want.Status, ContentType: ask.PlainText}
	switch want.Status {
	case http.StatusOK:
		a.Body = routes.Echo(t.Routes[want.Route].Name, want.Values...)
	case http.StatusNoContent:
		a.ContentType, a.Allow = "", strings.Join(want.Allow, ", ")+"\n"
	case http.StatusMethodNotAllowed:
		a.Body, a.Allow = "405 method not allowed\n", strings.Join(want.Allow, ", ")+"\n"
	default:
		a.Body = "404 page not found\n"
	}
	return a
}

// Fault is a way to differ from the required answer.
type Fault struct {
	Rule Rule
	What string // in a few words: "404 instead of 405"
	part part
}

// part says which part of an answer is wrong.
type part int

const (
	manners  part = iota // a side effect: the request was changed, or state is shared
	redirect             // a status of 3xx, or a Location
	routing              // the status, the handler or its values
	allow                // the Allow header
	words                // the body or the Content-Type of a refusal
)

// Judge compares got, the answer to q, with want, the required answer. If they agree, it returns true. Otherwise it returns
// false and the fault to fix first. rule is the rule that a wrong status or body breaks; if it is 0, Judge finds the rule.
func Judge(t *routes.Table, q ask.Request, want, got ask.Answer, rule Rule) (Fault, bool) {
	f, ok := judge(t, q, want, got)
	if f.Rule == 0 && !ok { // only after a fault, because ruleOf is slow
		if f.Rule = rule; rule == 0 {
			f.Rule = ruleOf(t, q, want, got)
		}
	}
	return f, ok
}

// judge is Judge, but it leaves Rule at 0 for a wrong status or body.
func judge(t *routes.Table, q ask.Request, want, got ask.Answer) (Fault, bool) {
	switch {
	case got.Problem != "":
		return Fault{Rule: AnyRequest, What: problem(got)}, false
	case got.Status/100 == 3:
		return Fault{ExactPath, "a redirect (" + status(got) + ")", redirect}, false
	case got.Location != "":
		return Fault{ExactPath, status(got) + " with Location", redirect}, false
	case got.Status != want.Status:
		return Fault{What: status(got) + " instead of " + status(want), part: routing}, false
	case want.Status == http.StatusOK && !sameBody(t, q, want, got):
		return Fault{What: otherBody(t, want, got), part: routing}, false
	}
	if f := refusal(t, q, want, got); f.Rule != 0 {
		return f, false
	}
	if got.ContentType != want.ContentType && !t.OwnWords {
		return Fault{PlainText, status(got) + " with another Content-Type", words}, false
	}
	if got.Changed != "" {
		field, _, _ := strings.Cut(got.Changed, " ")
		return Fault{RequestIntact, "changes the request's " + field, manners}, false
	}
	if got.Handed != "" {
		field, _, _ := strings.Cut(got.Handed, " ")
		return Fault{RequestIntact, "gives the handler another " + field, manners}, false
	}
	return Fault{}, true
}

// problem returns the part of got.Problem before the colon: "panic" for "panic: index out of range".
func problem(got ask.Answer) string {
	what, _, _ := strings.Cut(got.Problem, ":")
	return what
}

func status(a ask.Answer) string { return strconv.Itoa(a.Status) }

// sameBody reports whether the body is the required one. If the table serves HEAD, the body of an answer to HEAD may be empty,
// because a server does not send it (RFC 9110 §9.3.2).
func sameBody(t *routes.Table, q ask.Request, want, got ask.Answer) bool {
	return got.Body == want.Body || got.Body == "" && q.Method == http.MethodHead && t.HEAD
}

// otherBody describes a wrong body of a 200.
func otherBody(t *routes.Table, want, got ask.Answer) string {
	name := func(a ask.Answer) string {
		name, _, _ := strings.Cut(strings.TrimSuffix(a.Body, "\n"), " ")
		return name
	}
	switch {
	case name(got) == name(want):
		return "the right handler with other values"
	case slices.ContainsFunc(t.Routes, func(r routes.Route) bool { return r.Name == name(got) }):
		return "another route's handler, or its echo"
	}
	return "a handler, or an echo, that the table does not know"
}

// refusal checks Allow and the words of an answer with the right status. It returns the zero Fault if they are right.
func refusal(t *routes.Table, q ask.Request, want, got ask.Answer) Fault {
	rule := map[int]Rule{http.StatusOK: OK, http.StatusNoContent: WrongMethod, http.StatusMethodNotAllowed: WrongMethod}[want.Status]
	if rule == 0 {
		rule = NotFound
	}
	switch {
	case want.Allow == "" && got.Allow != "" && (want.Status != http.StatusOK || !t.OwnWords):
		return Fault{rule, status(got) + " with Allow", allow}
	case want.Allow != "" && got.Allow == "":
		return Fault{rule, status(got) + " without Allow", allow}
	case want.Allow != "" && !slices.Equal(got.Allowed(), want.Allowed()):
		return Fault{rule, status(got) + " with other methods in Allow", allow}
	case t.OwnWords:
		return Fault{}
	case got.Allow != want.Allow:
		return Fault{rule, status(got) + " with Allow not in one sorted line", allow}
	case want.Status != http.StatusOK && !sameBody(t, q, want, got):
		return Fault{rule, status(got) + " in other words", words}
	}
	return Fault{}
}

// WithoutExtras returns got without the methods in Allow that a router may serve unasked: OPTIONS (RFC 9110 §9.3.7), and HEAD
// if Allow lists GET (§9.1). It keeps a method that want also lists.
func WithoutExtras(want, got ask.Answer) ask.Answer {
	wanted, methods := want.Allowed(), got.Allowed()
	kept := slices.DeleteFunc(slices.Clone(methods), func(m string) bool {
		isExtra := m == http.MethodOptions || m == http.MethodHead && slices.Contains(methods, http.MethodGet)
		return isExtra && !slices.Contains(wanted, m)
	})
	if len(kept) < len(methods) {
		got.Allow = strings.Join(kept, ", ") + "\n"
	}
	return got
}
