package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gorouting/compare/internal/library"
	"gorouting/internal/routes"
)

// Table is a table of routes to measure. Its name is part of the benchmark lines.
type Table struct {
	Name   string
	Routes *routes.Table
}

const widgets = "widgets"

// Widgets returns the table of docs/contract.md.
func Widgets() Table { return Table{widgets, routes.Widgets()} }

// size returns the number of routes.
func (t Table) size() int { return len(t.Routes.Routes) }

// String returns "github-2013, 203 routes".
func (t Table) String() string { return fmt.Sprintf("%s, %d routes", t.Name, t.size()) }

// Positional returns a copy of the table t with parameters named after their positions: "/a/{id}" becomes "/a/{p2}". httprouter, gin,
// bunrouter and httptreemux require this, because they accept only one parameter name per position. All routers get the renamed table.
func Positional(name string, t *routes.Table) (Table, error) {
	var all []routes.Route
	for _, r := range t.Routes {
		all = append(all, routes.Route{Method: r.Method, Pattern: positional(r), Name: r.Name})
	}
	renamed, err := routes.New(all...)
	if err != nil {
		return Table{}, err
	}
	renamed.HEAD, renamed.OPTIONS = t.HEAD, t.OPTIONS
	return Table{name, renamed}, nil
}

// positional returns the pattern of a route with renamed parameters.
func positional(r routes.Route) string {
	var renamed []string
	for _, p := range r.Patterns {
		p = slices.Clone(p)
		for i := range p {
			if p[i].IsParam() {
				p[i].Name = "p" + strconv.Itoa(i+1)
			}
		}
		renamed = append(renamed, p.String())
	}
	if len(renamed) == 1 {
		return renamed[0]
	}
	end := strings.TrimPrefix(renamed[1], renamed[0]+"/") // the end is optional
	if end == "{$}" {
		return renamed[0] + "{/}"
	}
	return renamed[0] + "{/" + strings.TrimPrefix(end, "{")
}

// published returns the repository's tables with these names.
func published(ctx context.Context, names ...string) ([]Table, error) {
	folder, err := library.Folder(ctx)
	if err != nil {
		return nil, err
	}
	var all []Table
	for _, name := range names {
		file := filepath.Join(folder, "..", "internal", "routes", "testdata", name+".txt")
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		t, err := routes.Parse(file, string(text))
		if err != nil {
			return nil, err
		}
		table, err := Positional(name, t)
		if err != nil {
			return nil, err
		}
		all = append(all, table)
	}
	return all, nil
}

// The words of grown tables.
var (
	nouns = []string{"accounts", "orders", "invoices", "projects", "devices", "reports", "members", "products", "shipments", "payments",
		"tickets", "sessions", "domains", "messages", "documents", "webhooks"}
	kinds = []string{"", "archived-", "shared-", "internal-", "partner-", "test-", "legacy-", "regional-", "draft-", "managed-", "public-", "backup-", "mobile-"}
	below = []string{"comments", "labels", "files", "events", "permissions", "versions", "notes", "tags", "settings"}
)

// grown returns a table of n routes, at most 10,400. Each collection has the five routes of REST. Each member of a collection has nine
// more collections, also with five routes. A larger table begins with the routes of a smaller one.
func grown(n int) (Table, error) {
	var all []routes.Route
	for _, kind := range kinds {
		for _, noun := range nouns {
			path := "/v1/" + kind + noun
			all = append(all, collection(path)...)
			for _, sub := range below {
				all = append(all, collection(path+"/{item}/"+sub)...)
			}
		}
	}
	if n < 1 || n > len(all) {
		return Table{}, fmt.Errorf("a grown table of %d routes: expected 1 to %d", n, len(all))
	}
	t, err := routes.New(all[:n]...)
	if err != nil {
		return Table{}, err
	}
	return Positional("grown", t)
}

// collection returns the routes of a collection and of its members.
func collection(path string) []routes.Route {
	one := path + "/{member}"
	return []routes.Route{
		{Method: "GET", Pattern: path}, {Method: "POST", Pattern: path},
		{Method: "GET", Pattern: one}, {Method: "PUT", Pattern: one}, {Method: "DELETE", Pattern: one},
	}
}
