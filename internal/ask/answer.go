package ask

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Answer is what a router did with a request. Two answers may be compared with ==.
type Answer struct {
	Status      int
	Allow       string // the Allow lines, each ended by a newline
	ContentType string // the Content-Type lines, joined by " | "
	Location    string
	Body        string
	Problem     string // why there was no answer: a panic, or no end
	Changed     string // what of the request was not as before
}

// PlainText is the Content-Type of every answer of the contract.
const PlainText = "text/plain; charset=utf-8"

// Observe reads an answer.
func Observe(status int, header http.Header, body string) Answer {
	a := Answer{
		Status: status, ContentType: strings.Join(header["Content-Type"], " | "), Location: header.Get("Location"), Body: body,
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

// Allowed returns the methods of all Allow lines, sorted, each once.
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

// String says what was observed, as far as it is out of the ordinary.
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
		s += ", and afterwards the request's " + a.Changed
	}
	return s
}
