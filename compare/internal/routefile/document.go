package routefile

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parseTree reads a JSON or YAML document. The function read converts its content into nodes.
func parseTree(name string, content []byte, read func(name string, content []byte) (*yaml.Node, error)) (*File, error) {
	root, err := read(name, content)
	if err != nil {
		return nil, err
	}
	t := newTree(root, len(content))
	c, err := t.collect(name)
	if t.tangled() {
		return nil, failure(name, place{1, 1}, "YAML aliases expand too far; remove nested aliases")
	}
	if err != nil {
		return nil, err
	}
	return c.file()
}

// collect finds out what kind of document this is, and gathers its routes.
func (t *tree) collect(name string) (*collector, error) {
	for _, e := range t.entries(t.root) {
		version := scalar(e.value)
		switch e.key {
		case "openapi", "swagger":
			d, wrong := documentOf(e.key, version)
			if wrong != "" {
				return nil, failure(name, beginOf(e.value), "the version is %s; expected %s", kindOf(e.value), wrong)
			}
			d.tree, d.collector = t, newCollector(name, d.format)
			d.lists = map[*yaml.Node]parameters{}
			d.read()
			return d.collector, nil
		case "operations", "openapi_operations":
			c := newCollector(name, "list of operations")
			t.operations(c)
			return c, nil
		}
	}
	return nil, failure(name, beginOf(t.root), `found %s without a key "openapi", "swagger" or "operations"; expected an OpenAPI 3 or Swagger 2 document, or a list of operations`, kindOf(t.root))
}

// document is an OpenAPI or Swagger document that becomes a table.
type document struct {
	*tree
	*collector
	format  string
	methods []string                  // the keys of a path item that are operations
	lists   map[*yaml.Node]parameters // the result of readParameters for each list
}

// documentOf returns an empty document of that version. If the version is unknown, wrong lists the known versions.
func documentOf(key, version string) (d *document, wrong string) {
	d = &document{methods: []string{"get", "put", "post", "delete", "options", "head", "patch"}}
	switch {
	case key == "swagger" && version == "2.0":
		d.format = "Swagger 2.0"
	case key == "swagger":
		return nil, `"2.0", or the key "openapi" for a later version`
	case !strings.HasPrefix(version, "3."):
		return nil, `a version such as "3.0.3" or "3.1.0"`
	default:
		d.format = "OpenAPI " + version
		d.methods = append(d.methods, "trace")
		if !strings.HasPrefix(version, "3.0") && !strings.HasPrefix(version, "3.1") {
			d.methods = append(d.methods, "query")
		}
	}
	return d, ""
}

// read gathers the routes of all paths. It ignores webhooks and callbacks, which are requests that the server sends.
func (d *document) read() {
	for _, e := range d.entries(d.root) {
		switch e.key {
		case "servers":
			d.servers(e.at, "paths", e.value)
		case "basePath":
			d.notePrefixes(e.at, "paths", scalar(e.value))
		case "paths":
			for _, path := range d.entries(e.value) {
				if !strings.HasPrefix(path.key, "x-") {
					d.path(path)
				}
			}
		}
	}
}

// servers notes the prefixes in a list of servers. The argument what is the route that has these servers, or "paths" for all routes.
func (d *document) servers(at place, what string, servers *yaml.Node) {
	var prefixes []string
	for _, server := range d.items(servers) {
		url := d.text(server, "url")
		if _, host, ok := strings.Cut(url, "//"); ok {
			_, url, _ = strings.Cut(host, "/")
		}
		prefixes = append(prefixes, url)
	}
	d.notePrefixes(at, what, prefixes...)
}

// notePrefixes adds a remark about prefixes. The table omits them, because the place where a router is mounted decides whether it sees
// a prefix.
func (d *document) notePrefixes(at place, what string, prefixes ...string) {
	var all []string
	for _, p := range prefixes {
		if p = "/" + strings.Trim(p, "/"); p != "/" && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	if len(all) > 0 {
		d.remark(at, what, fmt.Sprintf("requests have the prefix %s, which the table omits", strings.Join(all, " or ")))
	}
}

// path gathers the operations of a path.
func (d *document) path(path entry) {
	if path.key == "" {
		d.leaveOut(path.at, "", `its key is not text; expected a path such as "/users"`)
		return
	}
	item, wrong := d.follow(path.value)
	if wrong != "" {
		d.leaveOut(path.at, path.key, wrong)
		return
	}
	before := len(d.out.LeftOut)
	operations := d.operationsOf(path, item)
	if item != path.value {
		operations = append(d.operationsOf(path, path.value), operations...)
	}
	if len(operations) == 0 && before == len(d.out.LeftOut) {
		d.leaveOut(path.at, path.key, fmt.Sprintf("it has %s in place of operations; expected a key such as \"get\"", kindOf(item)))
	}
	shared := d.parameters(item)
	for _, o := range operations {
		own := d.parameters(o.value)
		d.add(found{
			at:      o.at,
			method:  o.key,
			written: path.key,
			pattern: convert(path.key, exactly, template(own, shared)),
			name:    d.text(o.value, "operationId"),
		})
		for _, with := range []*yaml.Node{item, o.value} {
			d.servers(o.at, o.key+" "+path.key, d.get(with, "servers"))
		}
	}
}

// notOperations are the keys of a path item that are not operations.
var notOperations = []string{"$ref", "parameters", "summary", "description", "servers"}

// operationsOf returns the operations of a path item, with their methods as keys. It notes keys that are not operations.
func (d *document) operationsOf(path entry, item *yaml.Node) []entry {
	var all []entry
	for _, e := range d.entries(item) {
		switch {
		case slices.Contains(d.methods, e.key):
			all = append(all, entry{strings.ToUpper(e.key), e.at, e.value})
		case e.key == "additionalOperations" && slices.Contains(d.methods, "query"):
			all = append(all, d.entries(e.value)...)
		case !slices.Contains(notOperations, e.key) && !strings.HasPrefix(e.key, "x-"):
			d.leaveOut(e.at, e.key+" "+path.key, fmt.Sprintf("%s does not define the operation %q; expected one of %s", d.format, e.key, strings.Join(d.methods, ", ")))
		}
	}
	return all
}
