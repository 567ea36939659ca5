// Package cost contains only benchmarks. They show what a route costs and why. For each technique they measure up to three
// forms: plain is how the technique is usually written, repo is how this module writes it, and fast has optimizations that this
// module leaves out to stay readable:
//
//	go test -run '^$' -bench . ./internal/cost
//
// BenchmarkPrimitive measures the parts of these forms, one by one.
//
// If a route matches, every form answers as the contract requires. Otherwise it answers 404. All forms use the handlers of
// package answer, like the routers of this module, so they differ only in the routing.
package cost
