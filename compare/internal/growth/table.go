// Package growth has tables of any size, of the shape that large APIs have, the requests to measure them with, and the routers
// that take them: to find out what a router costs as its table grows.
package growth

import (
	"fmt"

	"gorouting/internal/routes"
)

// Sizes are the numbers of routes that are measured.
var Sizes = []int{10, 100, 1000, 10_000}

// The words that tables are made of.
var (
	nouns = []string{"accounts", "orders", "invoices", "projects", "devices", "reports", "members", "products", "shipments", "payments",
		"tickets", "sessions", "domains", "messages", "documents", "webhooks"}
	kinds = []string{"", "archived-", "shared-", "internal-", "partner-", "test-", "legacy-", "regional-", "draft-", "managed-", "public-", "backup-", "mobile-"}
	below = []string{"comments", "labels", "files", "events", "permissions", "versions", "notes", "tags", "settings"}
)

// Table returns a table of n routes, up to 10,400: a collection has five routes, as REST has them, and nine collections below each of
// its members, which have five routes as well. No text stands beside a parameter, so that every library takes it. A larger table
// begins with the routes of a smaller one, and it is the same at each call.
func Table(n int) (*routes.Table, error) {
	var all []routes.Route
	for _, kind := range kinds {
		for _, noun := range nouns {
			path := "/v1/" + kind + noun
			all = append(all, collection(path, "item")...)
			for _, sub := range below {
				all = append(all, collection(path+"/{item}/"+sub, "part")...)
			}
			if len(all) >= n {
				return routes.New(all[:n]...)
			}
		}
	}
	return nil, fmt.Errorf("a table of %d routes: want %d at most", n, len(all))
}

// collection returns the routes of a collection and of its members, whose parameter has that name.
func collection(path, member string) []routes.Route {
	one := path + "/{" + member + "}"
	return []routes.Route{
		{Method: "GET", Pattern: path}, {Method: "POST", Pattern: path},
		{Method: "GET", Pattern: one}, {Method: "PUT", Pattern: one}, {Method: "DELETE", Pattern: one},
	}
}
