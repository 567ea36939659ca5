package gen

import (
	"fmt"

	"gorouting/internal/routes"
)

// treeRoutes is up to how many routes a tree is sensible. What it takes to build one grows with the routes, and more code than
// the processor's caches hold costs as much time as arrays: docs/generated.md has the figures.
const treeRoutes = 5000

// Sensible returns which of the two fast techniques is the sensible one for a table, "tree" or "table", and why.
func Sensible(t *routes.Table) (technique, why string) {
	if n := len(t.Routes); n > treeRoutes {
		return "table", fmt.Sprintf("a tree of %d routes, more than %d, takes long to build, and is too much code for the processor's caches", n, treeRoutes)
	}
	return "tree", fmt.Sprintf("up to %d routes, a tree answers faster and is built in seconds", treeRoutes)
}
