package routertest_test

import (
	"fmt"

	"gorouting/routertest"
)

// The contract's table is there for whoever wants to generate routes, or a page, from it.
func ExampleWidgets() {
	for _, route := range routertest.Widgets()[4:7] {
		fmt.Println(route, "calls", route.Name)
	}

	// Output:
	// POST /api/widgets/{slug} calls apiUpdateWidget
	// POST /api/widgets/{slug}/parts calls apiCreateWidgetPart
	// POST /api/widgets/{slug}/parts/{id:int}/update calls apiUpdateWidgetPart
}
