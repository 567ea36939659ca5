// Package cost has benchmarks only: the evidence for what a route costs and why. For each technique they measure the plain
// form, the ideas that were tried on the way from there, kept or not, and the form that this module has:
//
//	go test -run '^$' -bench . ./internal/cost
//
// BenchmarkPrimitive measures what the forms are made of, each thing on its own.
//
// The forms answer every request that has a route as the contract wants, and 404 to all others. They write their answers
// with package answer, as fast as the routers of this module do, so that they differ in the routing alone.
package cost
