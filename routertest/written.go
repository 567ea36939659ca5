package routertest

import (
	"net/http"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// writtenCase is a request for the widget routes with an answer that was worked out by hand, without the oracle.
type writtenCase struct {
	method string
	path   string // decoded
	want   string // "200 widget foo" (the body without its newline), "405 GET, POST" (Allow) or "404"

	rawPath, query, uri string // see ask.Request
}

// written lists the written cases by the rule that they test.
var written = []struct {
	rule  contract.Rule
	cases []writtenCase
}{
	{contract.DecodedPath, decodedPathCases},
	{contract.ExactPath, exactPathCases},
	{contract.AnySegment, slugCases()},
	{contract.PositiveInt, idCases()},
	{contract.Overlap, overlapCases},
	{contract.OK, okCases},
	{contract.WrongMethod, wrongMethodCases()},
	{contract.NotFound, notFoundCases},
	{contract.PlainText, plainTextCases},
	{contract.RequestIntact, queryCases()},
}

// request returns the request of the case.
func (c writtenCase) request() ask.Request {
	return ask.Request{Method: c.method, Path: c.path, RawPath: c.rawPath, Query: c.query, URI: c.uri}
}

// answer returns the required answer.
func (c writtenCase) answer() ask.Answer {
	a := ask.Answer{ContentType: ask.PlainText}
	switch status, rest, _ := strings.Cut(c.want, " "); status {
	case "200":
		a.Status, a.Body = http.StatusOK, rest+"\n"
	case "405":
		a.Status, a.Allow, a.Body = http.StatusMethodNotAllowed, rest+"\n", "405 method not allowed\n"
	case "404":
		a.Status, a.Body = http.StatusNotFound, "404 page not found\n"
	default:
		panic("routertest: a written case must want 200, 404 or 405, found " + c.want)
	}
	return a
}
