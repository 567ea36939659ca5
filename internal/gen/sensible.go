package gen

import (
	"fmt"

	"gorouting/internal/routes"
)

// treeRoutes limits the use of tree: with more routes, table is better. A larger tree takes long to build, and does not fit
// into the caches of the processor.
const treeRoutes = 5000

// Sensible returns the better of the two fast techniques for a table, "tree" or "table", and a reason.
func Sensible(t *routes.Table) (technique, why string) {
	if n := len(t.Routes); n > treeRoutes {
		return "table", fmt.Sprintf("a tree of %d routes, more than %d, takes long to build and does not fit into the processor's caches", n, treeRoutes)
	}
	return "tree", fmt.Sprintf("up to %d routes, a tree is faster and builds in seconds", treeRoutes)
}
