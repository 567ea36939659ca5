package routertest

import (
	"net/http"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// writtenCase is a request for the widget routes that somebody has thought of, with its answer worked out by hand: the oracle
// has no part in it.
type writtenCase struct {
	method string
	path   string // decoded
	want   string // "200 body" without the final newline, "405 Allow" or "404"

	rawPath, query, uri string // see ask.Request
}

// written is the written cases by the rule that they are about.
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

// request returns what the case asks.
func (c writtenCase) request() ask.Request {
	return ask.Request{Method: c.method, Path: c.path, RawPath: c.rawPath, Query: c.query, URI: c.uri}
}

// answer returns what the case wants.
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
		panic("routertest: written case wants " + c.want)
	}
	return a
}
