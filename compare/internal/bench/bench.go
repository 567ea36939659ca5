// Package bench measures routers and reads the results.
//
// A measured value takes this path:
//
//	worker process → a line in the Go benchmark format → Read → Results → report
//
// The lines are all that a run stores. Every figure on every page is computed from them.
package bench
