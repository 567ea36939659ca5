// Package examples runs the code of the pages in docs/: middleware_test.go belongs to docs/middleware.md, and so on.
package examples
