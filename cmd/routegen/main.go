// Routegen writes the Go code of a router for a table of routes. The manual is docs/routegen.md; routegen -h shows an example.
package main

import (
	"os"

	"gorouting/internal/routegen"
)

func main() {
	os.Exit(routegen.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, nil))
}
