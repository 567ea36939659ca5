package differ

import "slices"

// Cause is the property of a request that two routers treat differently.
type Cause string

// The causes. A request can have several of these properties. A property is its cause if the difference goes away, or changes,
// without it.
const (
	Plain         Cause = "plain request"           // the path of a route with the route's method
	Precedence    Cause = "several routes match"    // routes with different patterns match the path
	BarePrefix    Cause = "missing slash"           // the path of a route without the slash at its end, such as /files for /files/{path...}
	TrailingSlash Cause = "trailing slash"          // a slash at the end that the route lacks
	DoubleSlash   Cause = "double slash"            // an empty segment
	DotSegments   Cause = "dot segments"            // a segment . or ..
	EscapedDots   Cause = "escaped dot segments"    // a segment such as %2e%2e
	EscapedSlash  Cause = "escaped slash"           // %2F
	Escapes       Cause = "needless escapes"        // an escaped letter or digit, such as %61 for a
	Characters    Cause = "characters in a value"   // a value with a space, a plus, a percent sign, UTF-8 and so on
	Misfits       Cause = "value does not fit"      // foo for {id:int}, or v3 for {version:v1|v2}
	Case          Cause = "case"                    // the path of a route in another case
	Query         Cause = "query"                   // a query string
	WrongMethod   Cause = "wrong method"            // a usual method that no route of this path has
	HEAD          Cause = "HEAD"                    // HEAD without a route for it
	OPTIONS       Cause = "OPTIONS"                 // OPTIONS without a route for it
	CONNECT       Cause = "CONNECT"                 // CONNECT without a route for it
	UnknownMethod Cause = "unknown method"          // a method that no route of the table has, and that RFC 9110 does not define
	UnknownBoth   Cause = "unknown method and path" // such a method on a path that matches no route
	UnknownPath   Cause = "unknown path"            // a path that matches no route
)

// Causes returns all causes, the plainest first.
func Causes() []Cause {
	return []Cause{
		Plain, Precedence, BarePrefix, TrailingSlash, DoubleSlash, DotSegments, EscapedDots, EscapedSlash, Escapes, Characters, Misfits, Case,
		Query, WrongMethod, HEAD, OPTIONS, CONNECT, UnknownMethod, UnknownBoth, UnknownPath,
	}
}

func (c Cause) rank() int { return slices.Index(Causes(), c) }

// Kind says what a change means for a client.
type Kind string

// The kinds, the most harmful first. A success is a status below 300.
const (
	Crashes    Kind = "no answer any more"                             // a panic, or a redirect that does not end
	Fails      Kind = "a success before, fails now"                    // such as 200 → 404
	Another    Kind = "answered by another handler"                    // also after a redirect
	Values     Kind = "answered by the same handler with other values" // also after a redirect
	Redirected Kind = "a success before, redirected now"               // to the same end; hurts clients that do not follow redirects
	Lost       Kind = "redirected to a success before, not any more"   // such as 301 → 404
	Abroad     Kind = "redirected to another host"                     // as by Location: //users
	Moved      Kind = "redirected in another way"                      // such as 301 → 307 to the same end
	Answered   Kind = "refused before, answered now"                   // such as 404 → 200
	Sent       Kind = "refused before, redirected now"                 // such as 404 → 307
	Refused    Kind = "refused in another way"                         // such as 405 → 404
	Status     Kind = "a success with another status"                  // such as 200 → 204 for OPTIONS
	Allow      Kind = "other methods in Allow"
)

// Kinds returns all kinds, the most harmful first.
func Kinds() []Kind {
	return []Kind{Crashes, Fails, Another, Values, Redirected, Lost, Abroad, Moved, Answered, Sent, Refused, Status, Allow}
}

// Hurts reports whether a client that was content with the old answer can fail with the new one.
func (k Kind) Hurts() bool { return k.rank() < Moved.rank() }

func (k Kind) rank() int { return slices.Index(Kinds(), k) }
