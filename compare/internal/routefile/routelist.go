package routefile

import (
	"cmp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// routeList gathers the routes of a JSON list that a router made: echo's Routes, fiber's GetRoutes and gin's Routes. The keys of the first
// item show which router it was.
func (o Options) routeList(t *tree, name string) (*collector, error) {
	items := t.items(t.root)
	syntaxName := ""
	if len(items) > 0 {
		syntaxName = printerOf(t, items[0])
	}
	if syntaxName == "" {
		return nil, failure(name, beginOf(t.root), "found a list without routes; expected routes as echo, fiber or gin write them in JSON (%s), or an OpenAPI document", guide)
	}
	s := syntaxes[syntaxName]
	c := s.collector(o, name, "routes of "+syntaxName+" in JSON")
	var all []found
	for _, item := range items {
		method, path := either(t, item, "method"), either(t, item, "path")
		f, reason, wrong := s.found(beginOf(item), method, path)
		if method == "" || path == "" {
			reason, wrong = notRoute, "expected a mapping with a method and a path, found "+kindOf(item)
		}
		if wrong != "" {
			c.leaveOut(beginOf(item), strings.TrimSpace(method+" "+path), reason, wrong)
			continue
		}
		all = append(all, f)
	}
	c.addAll(all)
	return c, nil
}

// printerOf returns the router that wrote a route as this item of a list, or "".
func printerOf(t *tree, item *yaml.Node) string {
	if either(t, item, "method") == "" || either(t, item, "path") == "" {
		return ""
	}
	for _, sign := range [][2]string{{"params", "fiber"}, {"Parameters", "echo"}, {"Handler", "gin"}, {"name", "echo"}} {
		if t.get(item, sign[0]) != nil {
			return sign[1]
		}
	}
	return ""
}

// either returns the text of a key in lower case, or with an upper case letter at its start, as Go names a field.
func either(t *tree, item *yaml.Node, key string) string {
	return cmp.Or(t.text(item, key), t.text(item, strings.ToUpper(key[:1])+key[1:]))
}

// docgen gathers the routes in the JSON of github.com/go-chi/docgen. Its routers are nested like the sub-routers of chi.
func (o Options) docgen(t *tree, name string, router *yaml.Node) *collector {
	s := syntaxes["chi"]
	c := s.collector(o, name, "routes of chi in JSON")
	var all []found
	var walk func(router *yaml.Node, prefix string)
	walk = func(router *yaml.Node, prefix string) {
		for _, route := range t.entries(t.get(router, "routes")) {
			if below := t.get(route.value, "router"); below != nil {
				walk(below, prefix+strings.TrimSuffix(route.key, "/*")+"/*") // old versions print no "/*"
			}
			for _, handler := range t.entries(t.get(route.value, "handlers")) {
				f, _, _ := s.found(handler.at, handler.key, prefix+route.key)
				all = append(all, f)
			}
		}
	}
	walk(router, "")
	c.addAll(all)
	return c
}
