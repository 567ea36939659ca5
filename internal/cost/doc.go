// Package cost has benchmarks only: the evidence for what a route costs and why. For each technique they measure the plain
// form, as it is usually written down, the form that this module has, and, where that leaves out something faster to be plain, a
// form that has it:
//
//	go test -run '^$' -bench . ./internal/cost
//
// BenchmarkPrimitive measures what the forms are made of, each thing on its own.
//
// The forms answer every request that has a route as the contract wants, and 404 to all others. All of them have the
// handlers of package answer, which are those of the routers of this module, so that they differ in the routing alone.
package cost
