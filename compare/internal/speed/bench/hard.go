package bench

import (
	"fmt"
	"strings"

	"gorouting/internal/routes"
)

// forks is how many segments of the table Hard can be a text or a parameter.
const forks = 6

// Hard returns a table in which a router has to go back as often as it can be: at each of some segments stands a text in one half of
// the routes and a parameter in the other half, and only the end tells the routes apart.
func Hard() *routes.Table {
	var all []routes.Route
	for i := range 1 << forks {
		pattern := ""
		for k := range forks {
			if i>>k&1 == 0 {
				pattern += "/a"
			} else {
				pattern += fmt.Sprintf("/{p%d}", k)
			}
		}
		all = append(all, routes.Route{Method: "GET", Pattern: fmt.Sprintf("%s/{last}/end%d", pattern, i)})
	}
	t, err := routes.New(all...)
	if err != nil {
		panic(err)
	}
	return t
}

// longLoads returns requests for paths of about 1,000, 10,000 and 100,000 bytes, which all routes of Hard have but for their ends.
func longLoads() []Load {
	var all []Load
	for _, n := range []int{1_000, 10_000, 100_000} {
		path := strings.Repeat("/a", forks) + "/" + strings.Repeat("x", n) + "/none"
		all = append(all, Load{Name: fmt.Sprintf("%d bytes", n), requests: []request{{"GET", path, -1}}})
	}
	return all
}
