// Package examples has the code of the pages in docs/, so that it is run: middleware_test.go belongs to docs/middleware.md, and so on.
package examples
