package routefile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parseTree reads a JSON or YAML document. The function read converts its content into nodes.
func (o Options) parseTree(name string, content []byte, read func(name string, content []byte) (*yaml.Node, func(*yaml.Node) error, error)) (*File, error) {
	root, open, err := read(name, content)
	if err != nil {
		return nil, err
	}
	t := newTree(root, len(content), open)
	c, err := o.collect(t, name)
	switch {
	case t.large != nil:
		return nil, failure(name, place{1, 1}, "%v; remove the routes that you do not need", t.large)
	case t.tangled():
		return nil, failure(name, place{1, 1}, "YAML aliases expand too far; remove nested aliases")
	case err != nil:
		return nil, err
	}
	return c.file()
}

// collect finds out what kind of document this is, and gathers its routes.
func (o Options) collect(t *tree, name string) (*collector, error) {
	if t.root != nil && t.root.Kind == yaml.SequenceNode {
		return o.routeList(t, name)
	}
	first := map[string]entry{}
	for _, e := range t.entries(t.root) {
		if _, isTwice := first[e.key]; isTwice && e.key == "paths" {
			return nil, failure(name, e.at, `the key "paths" occurs twice, here and on line %d; merge the two`, first[e.key].at.line)
		} else if !isTwice {
			first[e.key] = e
		}
	}
	for _, key := range []string{"openapi", "swagger"} {
		e, ok := first[key]
		if !ok {
			continue
		}
		d, wrong := documentOf(key, scalar(e.value))
		if wrong != "" {
			return nil, failure(name, beginOf(e.value), "the version is %s; expected %s", kindOf(e.value), wrong)
		}
		d.tree, d.collector = t, o.collector(name, d.format, "operation")
		d.lists = map[*yaml.Node]parameters{}
		return d.collector, d.read()
	}
	for _, key := range []string{"operations", "openapi_operations"} {
		if _, ok := first[key]; ok {
			c := o.collector(name, "list of operations", "operation")
			t.operations(c)
			return c, nil
		}
	}
	if router, ok := first["router"]; ok {
		return o.docgen(t, name, router.value), nil
	}
	return nil, failure(name, beginOf(t.root), `found %s without a key "openapi", "swagger", "operations" or "router"; expected an OpenAPI 3 or Swagger 2 document, a list of operations, or routes as a router prints them (%s)`, kindOf(t.root), guide)
}

// document is an OpenAPI or Swagger document that becomes a table.
type document struct {
	*tree
	*collector
	format  string
	methods []string                  // the keys of a path item that are operations
	lists   map[*yaml.Node]parameters // the result of readParameters for each list
}

// laterVersion matches the versions of OpenAPI that are read.
var laterVersion = regexp.MustCompile(`^3(\.[0-9A-Za-z]+)*(-[0-9A-Za-z.-]+)?$`)

// documentOf returns an empty document of that version. If the version is unknown, wrong lists the known versions.
func documentOf(key, version string) (d *document, wrong string) {
	d = &document{methods: []string{"get", "put", "post", "delete", "options", "head", "patch"}}
	switch {
	case key == "swagger" && version == "2.0":
		d.format = "Swagger 2.0"
	case key == "swagger":
		return nil, `"2.0", or the key "openapi" for a later version`
	case !laterVersion.MatchString(version) || version == "3":
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

// read gathers the routes of all paths. It ignores webhooks and callbacks, which are requests that the server sends. The key "x-ms-paths"
// has more paths, with operations that differ in the query.
func (d *document) read() error {
	if err := d.readServers(); err != nil {
		return err
	}
	for _, key := range []string{"paths", "x-ms-paths"} {
		for _, path := range d.entries(d.get(d.root, key)) {
			if !strings.HasPrefix(path.key, "x-") {
				d.path(path)
			}
		}
	}
	return nil
}

// path gathers the operations of a path.
func (d *document) path(path entry) {
	if path.key == "" {
		d.leaveOut(path.at, "", noOperation, `its key is not text; expected a path such as "/users"`)
		return
	}
	at := d.follow(path.value)
	if at.wrong != "" {
		d.leaveOut(path.at, path.key, at.reason, at.wrong)
		return
	}
	item, before := at.node, len(d.out.LeftOut)
	operations := d.operationsOf(path, item)
	if item != path.value {
		operations = append(d.operationsOf(path, path.value), operations...)
	}
	if len(operations) == 0 && before == len(d.out.LeftOut) {
		d.remark(path.at, path.key, noOperation, fmt.Sprintf("it has %s in place of operations; expected a key such as \"get\"", kindOf(item)))
	}
	for _, o := range operations {
		d.operation(path, item, o)
	}
}

// operation adds the route of an operation. Its parameters override parameters of the path item.
func (d *document) operation(path entry, item *yaml.Node, o entry) {
	value, at := o.value, d.follow(o.value)
	if at.wrong == "" {
		value = at.node
	}
	own, shared := d.parameters(value), d.parameters(item)
	f := found{at: o.at, method: o.key, written: path.key, pattern: template(path.key, own, shared), name: d.text(value, "operationId")}
	if at.wrong != "" {
		f.pattern = f.pattern.with(at.reason, "the parameters of its operation are read as strings: %s", at.wrong)
	}
	d.underServers(&f, d.get(item, "servers"), d.get(value, "servers"))
	d.add(f)
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
			d.leaveOut(e.at, e.key+" "+path.key, unknownMethod, fmt.Sprintf("%s does not define the operation %q; expected one of %s", d.format, e.key, strings.Join(d.methods, ", ")))
		}
	}
	return all
}
