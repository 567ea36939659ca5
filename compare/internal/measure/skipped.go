package measure

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"gorouting/compare/internal/contestant"
	"gorouting/compare/internal/found"
)

// reason says in a few words why a router is not to be timed on a request; "" if it answers as the contract wants.
func reason(c contestant.Contestant, q Request, router http.Handler) string {
	err := q.check(router)
	switch {
	case err == nil:
		return ""
	case slices.ContainsFunc(c.Missing, func(r found.Route) bool { return r.Name == q.Name }):
		return "does not have the route"
	case len(c.Missing) > 0 && q.found():
		return "does not have all of the routes"
	}
	return departure(err.Error())
}

// wrong matches the text of a failed check. Its groups are status, body and the rest of the answer, and the wanted status and body.
var wrong = regexp.MustCompile(`\n\s*got: (\d+) ("(?:[^"\\]|\\.)*"(?:…"(?:[^"\\]|\\.)*")?)(.*)\n\s*want: (\d+) ("(?:[^"\\]|\\.)*"(?:…"(?:[^"\\]|\\.)*")?)`)

// departure says in a few words what a failed check says.
func departure(failure string) string {
	m := wrong.FindStringSubmatch(failure)
	if m == nil {
		_, got, _ := strings.Cut(failure, "got: ")
		got, _, _ = strings.Cut(got, "\n")
		return "does not answer: " + got
	}
	status, body, rest, wantStatus, wantBody := m[1], m[2], m[3], m[4], m[5]
	switch {
	case status[0] == '3':
		return fmt.Sprintf("redirects (%s) where the contract wants %s", status, wantStatus)
	case status != wantStatus:
		return fmt.Sprintf("answers %s where the contract wants %s", status, wantStatus)
	case status == "405" && !strings.Contains(rest, "Allow: "):
		return "answers 405 without Allow"
	case body != wantBody:
		return fmt.Sprintf("answers %s with another body", status)
	case strings.Contains(rest, "Content-Type: "):
		return fmt.Sprintf("answers %s with another Content-Type", status)
	}
	return fmt.Sprintf("answers %s with another Allow", status)
}
