package ask

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Answer is a router's answer to a request. Answers can be compared with ==.
type Answer struct {
	Status      int
	Allow       string // the Allow lines, each followed by a newline
	ContentType string // the Content-Type lines, joined by " | "
	Location    string
	Body        string
	Problem     string // the reason for a missing answer, such as "panic: …", or ""
	Changed     string // how the router changed the request, such as `Method is "GET"`, or ""
	Handed      string // what Handed says about the request that the handler got, or ""
}

// PlainText is the Content-Type that the contract requires.
const PlainText = "text/plain; charset=utf-8"

// Observe returns the Answer for a response.
func Observe(status int, header http.Header, body string) Answer {
	a := Answer{
		Status: status, ContentType: strings.Join(header["Content-Type"], " | "), Location: header.Get("Location"), Body: body,
		Handed: header.Get(HandedHeader),
	}
	for _, line := range header["Allow"] {
		a.Allow += line + "\n"
	}
	return a
}

// AllowLines returns the Allow lines.
func (a Answer) AllowLines() []string {
	if a.Allow == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(a.Allow, "\n"), "\n")
}

// Allowed returns the methods in all Allow lines, sorted, without repeats.
func (a Answer) Allowed() []string {
	var all []string
	for method := range strings.FieldsFuncSeq(a.Allow, func(c rune) bool { return c == ',' || c == '\n' }) {
		if method = strings.TrimSpace(method); method != "" {
			all = append(all, method)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// String describes the answer on one line. It leaves out an empty header, and the usual Content-Type.
func (a Answer) String() string {
	if a.Problem != "" {
		return a.Problem
	}
	s := fmt.Sprintf("%d %s", a.Status, Quote(a.Body))
	if a.Allow != "" {
		s += ", Allow: " + strings.Join(a.AllowLines(), " | ")
	}
	if a.ContentType != PlainText {
		s += fmt.Sprintf(", Content-Type: %q", a.ContentType)
	}
	if a.Location != "" {
		s += fmt.Sprintf(", Location: %q", a.Location)
	}
	if a.Changed != "" {
		s += ", and the request's " + a.Changed + " afterwards"
	}
	if a.Handed != "" {
		s += ", and the handler's " + a.Handed
	}
	return s
}
