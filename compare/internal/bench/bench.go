// Package bench measures routers and reads what was measured.
//
// A measured value goes this way:
//
//	worker process → a line in the Go benchmark format → Read → Results → report
//
// The lines of a run are its only store: every figure on every page is computed from them.
package bench
