package measure

import (
	"net/http"
	"slices"
	"testing"

	"gorouting/internal/contract"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

// Request is what routers are timed on: requests for one route, for none, with a wrong method, or a mix of these.
type Request struct {
	Name     string // a route's name, "404", "405", "hits", "mixed" or "mixed-parallel"
	workload workload.Workload
	parallel bool // on all processors at once
}

// Requests returns every request, in the order of the report.
func Requests() []Request {
	var all []Request
	for _, w := range workload.All(routes.Widgets()) {
		all = append(all, Request{Name: w.Name, workload: w})
	}
	mixed := all[slices.IndexFunc(all, func(q Request) bool { return q.Name == workload.Mixed })]
	return append(all, Request{mixed.Name + "-parallel", mixed.workload, true})
}

// check returns the first answer of the router that is not the contract's in what a client acts on, and false; or true. The
// words of a refusal do not count, nor do HEAD and OPTIONS in Allow.
func (q Request) check(router http.Handler) (contract.Failure, bool) {
	return q.workload.CheckInOwnWords(router)
}

// found reports whether there is a route for all of it.
func (q Request) found() bool { return q.workload.IsHits() }

// time runs the loop of a benchmark. An op is one request; no answer is looked at.
func (q Request) time(b *testing.B, router http.Handler) {
	if q.parallel {
		q.workload.TimeParallel(b, router)
	} else {
		q.workload.Time(b, router)
	}
}
