package growth

import (
	"fmt"
	"math/rand/v2"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
	"gorouting/internal/workload"
)

const (
	// learned is how many requests the fixed list has, or as many as there are routes if these are fewer: a processor learns
	// its way through a router for so many.
	learned = 200

	// distinct is how many requests there are in the list that no processor learns.
	distinct = 32_768
)

// FixedList returns one request for each route or, of a table with more than 200, for 200 routes that are drawn from it, in an order
// that is not that of the table.
func FixedList(t *routes.Table) workload.Workload {
	r := rand.New(rand.NewPCG(1, uint64(len(t.Routes))))
	w := workload.Workload{Name: "fixed", Times: 1}
	for _, i := range r.Perm(len(t.Routes))[:min(learned, len(t.Routes))] {
		w.Requests = append(w.Requests, request(r, t.Routes[i]))
	}
	return w
}

// DistinctList returns 32,768 requests, of all routes in equal shares. They are distinct, but for those of routes without a
// parameter, which have one path only.
func DistinctList(t *routes.Table) workload.Workload {
	r := rand.New(rand.NewPCG(2, uint64(len(t.Routes))))
	w := workload.Workload{Name: "distinct", Times: 1}
	for i := range distinct {
		w.Requests = append(w.Requests, request(r, t.Routes[i%len(t.Routes)]))
	}
	shuffle(r, w)
	return w
}

// request returns a request for a route, with values that look like identifiers.
func request(r *rand.Rand, route routes.Route) ask.Request {
	path := route.With(func(routes.Segment) string { return fmt.Sprintf("%07x", r.Uint32()>>4) })
	return ask.Request{Method: route.Method, Path: path}
}

func shuffle(r *rand.Rand, w workload.Workload) {
	r.Shuffle(len(w.Requests), func(i, j int) { w.Requests[i], w.Requests[j] = w.Requests[j], w.Requests[i] })
}
