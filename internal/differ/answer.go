package differ

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/ask"
)

// The problems of redirects.
const (
	abroad  = "redirect to another host"
	endless = "redirects without end"
	invalid = "redirect to an invalid address"
)

// answer returns a router's answer to q. After a redirect, it asks for the target, as a client does.
func (c *comparison) answer(side Side, q Request) Answer {
	const most = 10 // redirects, as in net/http
	first := c.answerOnce(side, q)
	last := &first
	for range most {
		next, host, ok := redirect(q, *last)
		if !ok {
			return first
		}
		first.Target = next.String()
		if host != "" {
			first.Target = next.Method + " //" + host + next.Target
			first.Final = &Answer{Problem: abroad}
			return first
		}
		final := c.answerOnce(side, next)
		first.Final, last, q = &final, &final, next
	}
	first.Final = &Answer{Problem: endless}
	return first
}

// answerOnce returns a router's answer to q, without following redirects.
func (c *comparison) answerOnce(side Side, q Request) Answer {
	full, ok := q.ask()
	if !ok { // the target of a redirect
		return Answer{Problem: invalid}
	}
	got := side.ask(c.client, full)
	a := Answer{Status: got.Status, Problem: got.Problem, Location: got.Location, Allow: got.Allowed()}
	if a.Status == http.StatusInternalServerError {
		a.Body = got.Body
	}
	if a.Problem != "" || !a.success() {
		return a
	}
	name, values, _ := strings.Cut(strings.TrimSuffix(got.Body, "\n"), " ")
	if _, ok := c.places[name]; ok && strings.HasSuffix(got.Body, "\n") {
		a.Route, a.Values = name, values
	} else {
		a.Body = got.Body
	}
	return a
}

// success reports whether a request was answered with a status below 300.
func (a Answer) success() bool { return a.Problem == "" && a.Status < 300 }

// redirects reports whether a client goes on to another address.
func (a Answer) redirects() bool { return a.Final != nil }

// end returns the answer after all redirects.
func (a Answer) end() Answer {
	if a.Final != nil {
		return *a.Final
	}
	return a
}

// redirect returns the request that a client sends after the answer a to q. host is the host of that request if it differs from
// the first one. ok is false if the answer does not redirect.
func redirect(q Request, a Answer) (next Request, host string, ok bool) {
	if a.Problem != "" || a.Location == "" || !slices.Contains([]int{301, 302, 303, 307, 308}, a.Status) {
		return Request{}, "", false
	}
	base := &url.URL{Scheme: "http", Host: "example.com"}
	base.Path, base.RawPath, _ = split(q.Target)
	to, err := base.Parse(strings.ReplaceAll(a.Location, `\`, "/")) // browsers read \ as /
	if err != nil {
		return Request{q.Method, a.Location}, "", true
	}
	next = Request{q.Method, to.RequestURI()}
	if a.Status < 307 && q.Method != http.MethodHead {
		next.Method = http.MethodGet
	}
	if to.Host != base.Host {
		host = to.Host
	}
	return next, host, true
}

// split returns the fields of a URL for a valid target.
func split(target string) (path, rawPath, query string) {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return target, "", ""
	}
	return u.Path, u.RawPath, u.RawQuery
}

// alike reports whether two answers to q are alike for a client. Two redirects to the same address are alike: if the answers there
// differ, the request for that address shows it.
func alike(q Request, a, b Answer) bool {
	if a.outcome() != b.outcome() || !slices.Equal(a.Allow, b.Allow) {
		return false
	}
	nextA, hostA, redirectsA := redirect(q, a)
	nextB, hostB, redirectsB := redirect(q, b)
	if redirectsA && redirectsB {
		return nextA == nextB && hostA == hostB
	}
	return a.Location == b.Location && sameEnd(q.Method, a, b)
}

// sameEnd reports whether two answers are the same success after all redirects, or both failures.
func sameEnd(method string, a, b Answer) bool {
	a, b = a.end(), b.end()
	if !a.success() || !b.success() {
		return a.success() == b.success()
	}
	if method == http.MethodHead && (a.Route+a.Body == "" || b.Route+b.Body == "") { // a router may leave out this body
		return true
	}
	return a.Route == b.Route && a.Values == b.Values && a.Body == b.Body
}

func kindOf(method string, before, after Answer) Kind {
	was, is := before.end(), after.end()
	same := sameEnd(method, before, after)
	switch {
	case after.Problem != "" && before.Problem == "" || is.Problem == endless && was.Problem != is.Problem:
		return Crashes
	case is.Problem == abroad && was.Problem != is.Problem:
		return Abroad
	case before.success() && !is.success():
		return Fails
	case was.success() && !is.success():
		return Lost
	case was.success() && !same && was.Route == is.Route && was.Route != "":
		return Values
	case was.success() && !same:
		return Another
	case before.success() && after.redirects():
		return Redirected
	case before.redirects():
		return Moved
	case after.success() && !before.success():
		return Answered
	case after.redirects():
		return Sent
	case before.success() && before.Status != after.Status:
		return Status
	case before.outcome() == after.outcome():
		return Allow
	}
	return Refused
}

// describe describes a change in a few words. Changes of different kinds get different words.
func describe(kind Kind, before, after Answer) string {
	from, to := before.outcome(), after.outcome()
	switch {
	case from != to && before.redirects() && !before.end().success():
		return from + " to a failure → " + to + ending(kind, after)
	case from != to:
		return from + " → " + to + ending(kind, after)
	case before.redirects():
		return to + " to another address" + ending(kind, after)
	case before.Route != after.Route:
		return to + " from another handler"
	case before.Values != after.Values:
		return to + " with other values"
	case before.Body != after.Body:
		return to + " with another body"
	case before.Location != after.Location:
		return to + " with another Location"
	}
	return to + " with other methods in Allow"
}

// ending says how the answer at the end differs, if that makes a change harmful.
func ending(kind Kind, after Answer) string {
	switch {
	case kind == Values:
		return " with other values"
	case kind == Another:
		return " from another handler"
	case !after.redirects():
		return ""
	case kind == Abroad:
		return " to another host"
	case kind == Crashes:
		return " without end"
	case kind == Fails || kind == Lost:
		return " to a failure"
	}
	return ""
}

// outcome returns the status, or the problem without its details.
func (a Answer) outcome() string {
	if a.Problem != "" {
		problem, _, _ := strings.Cut(a.Problem, ":")
		return problem
	}
	return strconv.Itoa(a.Status)
}

// String describes the answer on one line.
func (a Answer) String() string {
	if a.Problem != "" {
		return a.Problem
	}
	text := strconv.Itoa(a.Status)
	switch {
	case a.Route != "":
		text += " from " + a.Route
		if a.Values != "" {
			text += " with " + ask.Quote(a.Values)
		}
	case a.Body != "":
		text += " " + ask.Quote(a.Body)
	}
	if len(a.Allow) > 0 {
		text += ", Allow: " + strings.Join(a.Allow, ", ")
	}
	if a.Location != "" {
		text += ", Location: " + a.Location
	}
	if a.Final != nil {
		text += ", then " + a.Target + " → " + a.Final.String()
	}
	return text
}
