// Package cost has only benchmarks. They show what a route costs and why. For each technique they measure up to three forms:
// plain is how the technique is usually written, repo is how this module writes it, and fast has optimizations that this module
// leaves out to stay readable:
//
//	go test -run '^$' -bench . ./internal/cost
//
// BenchmarkPrimitive measures the parts of these forms, one by one.
//
// The forms answer every request with a route as the contract requires, and any other request with 404. All use the handlers of
// package answer, like the routers of this module, so they differ only in the routing.
package cost
