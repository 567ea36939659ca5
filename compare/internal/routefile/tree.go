package routefile

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxHops is the longest chain of references, of aliases, or of mappings that merge each other.
const maxHops = 100

// tree is a document as it was written: mappings, lists and scalars, with their places. JSON documents become the same nodes.
type tree struct {
	root    *yaml.Node
	steps   int                                  // how many more entries and items may be visited
	depth   int                                  // how many mappings are being merged into each other
	known   map[*yaml.Node][]entry               // the results of entries
	indexes map[*yaml.Node]map[string]*yaml.Node // the values of long mappings by their keys
	targets map[string]target                    // the results of lookUp

	open  func(n *yaml.Node) error // reads the content of a list or mapping that was not read yet; nil if everything was read
	large error                    // not nil if the document has too many values
}

// newTree returns the tree of a document with that many bytes. The function open may be nil. The number of steps is limited, because nested
// aliases can expand without end. A document without aliases stays below the limit: it has fewer entries than bytes, and each is visited
// about once.
func newTree(root *yaml.Node, bytes int, open func(*yaml.Node) error) *tree {
	return &tree{root: real(root), open: open, steps: 1_000_000 + 2*bytes, known: map[*yaml.Node][]entry{}, indexes: map[*yaml.Node]map[string]*yaml.Node{}, targets: map[string]target{}}
}

// entry is a key of a mapping with its value, which is never an alias.
type entry struct {
	key   string
	at    place // of the key
	value *yaml.Node
}

// tangled reports whether the aliases of the document expand too far, or it has too many values. After that, entries returns nothing.
func (t *tree) tangled() bool { return t.steps < 0 || t.large != nil }

// content returns the items of a list, or the keys and values of a mapping.
func (t *tree) content(n *yaml.Node) []*yaml.Node {
	if t.open != nil && t.large == nil {
		t.large = t.open(n)
	}
	return n.Content
}

// entries returns the entries of a mapping. Merged entries ("<<") are last. Other nodes have no entries.
func (t *tree) entries(n *yaml.Node) []entry {
	n = real(n)
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	if _, ok := t.known[n]; !ok {
		t.known[n] = nil // a mapping that merges itself adds nothing
		if t.depth++; t.depth > maxHops {
			t.steps = -1
		}
		t.known[n] = t.find(n)
		t.depth--
	}
	return t.known[n]
}

// find reads the entries of a mapping.
func (t *tree) find(n *yaml.Node) []entry {
	var all, merges []entry
	own := map[string]bool{}
	content := t.content(n)
	for i := 0; i+1 < len(content) && !t.tangled(); i += 2 {
		t.steps--
		key := real(content[i])
		e := entry{scalar(key), place{content[i].Line, content[i].Column}, real(content[i+1])}
		if key != nil && key.ShortTag() == "!!merge" {
			merges = append(merges, e)
			continue
		}
		own[e.key] = true
		all = append(all, e)
	}
	for _, m := range merges {
		for _, e := range t.mergedFrom(m.value) {
			if !own[e.key] {
				own[e.key] = true
				all = append(all, e)
			}
		}
	}
	return all
}

// mergedFrom returns the entries that a merge key adds, from a mapping or a list of mappings.
func (t *tree) mergedFrom(n *yaml.Node) []entry {
	sources := t.items(n)
	if len(sources) == 0 {
		sources = []*yaml.Node{n}
	}
	var all []entry
	for _, source := range sources {
		all = append(all, t.entries(source)...)
		if t.steps -= len(t.entries(source)); t.tangled() {
			return nil
		}
	}
	return all
}

// get returns the value of a key, or nil. If the key occurs twice, it returns the first value.
func (t *tree) get(n *yaml.Node, key string) *yaml.Node {
	const long = 16
	t.steps--
	all := t.entries(n)
	if len(all) > long {
		return t.index(real(n), all)[key]
	}
	for _, e := range all {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// index returns the values of a mapping by their keys.
func (t *tree) index(n *yaml.Node, all []entry) map[string]*yaml.Node {
	if t.indexes[n] == nil {
		t.indexes[n] = map[string]*yaml.Node{}
		for _, e := range slices.Backward(all) {
			t.indexes[n][e.key] = e.value
		}
	}
	return t.indexes[n]
}

// text returns the scalar value of a key, or "".
func (t *tree) text(n *yaml.Node, key string) string { return scalar(t.get(n, key)) }

// items returns the items of a list, with aliases replaced by their targets.
func (t *tree) items(n *yaml.Node) []*yaml.Node {
	n = real(n)
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	var all []*yaml.Node
	for _, one := range t.content(n) {
		if t.steps--; t.tangled() {
			return nil
		}
		all = append(all, real(one))
	}
	return all
}

// real returns the target of an alias, and any other node unchanged. It returns nil for an endless chain of aliases.
func real(n *yaml.Node) *yaml.Node {
	for range maxHops {
		if n == nil || n.Kind != yaml.AliasNode {
			return n
		}
		n = n.Alias
	}
	return nil
}

// scalar returns the text of a scalar, and "" for anything else.
func scalar(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// kindOf describes a node: "a mapping".
func kindOf(n *yaml.Node) string {
	switch {
	case n == nil:
		return "nothing"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!null":
		return "nothing"
	}
	return fmt.Sprintf("%.40q", n.Value)
}

// beginOf returns where a node begins.
func beginOf(n *yaml.Node) place {
	if n == nil || n.Line == 0 {
		return place{1, 1}
	}
	return place{n.Line, n.Column}
}

// target is the node that a reference leads to. If the reference is wrong, target says why.
type target struct {
	node   *yaml.Node
	reason string // of wrong
	wrong  string
}

// follow returns the node that a "$ref" leads to, through any number of references. If a reference is wrong, the target says why.
func (t *tree) follow(n *yaml.Node) target {
	ref := ""
	for range maxHops {
		if ref = t.text(n, "$ref"); ref == "" {
			return target{node: n}
		}
		if _, ok := t.targets[ref]; !ok {
			t.targets[ref] = t.lookUp(ref)
		}
		found := t.targets[ref]
		if found.wrong != "" {
			return found
		}
		n = found.node
	}
	return target{reason: wrongReference, wrong: fmt.Sprintf("the $ref %q refers back to itself; remove the circle", ref)}
}

// lookUp looks up a reference, which is a JSON pointer (RFC 6901) after "#": "#/paths/~1users".
func (t *tree) lookUp(ref string) target {
	pointer, ok := strings.CutPrefix(ref, "#")
	if !ok {
		return target{reason: otherFile, wrong: fmt.Sprintf("the $ref %q refers to another file; bundle everything into one document", ref)}
	}
	n := t.root
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if decoded, err := url.PathUnescape(part); err == nil {
			part = decoded
		}
		part = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
		if n = t.child(n, part); n == nil {
			return target{reason: wrongReference, wrong: fmt.Sprintf("the $ref %q refers to nothing in this document; correct it", ref)}
		}
	}
	return target{node: n}
}

// child returns the value of the key name, or the list item with the index name. It returns nil if the node lacks such a child.
func (t *tree) child(n *yaml.Node, name string) *yaml.Node {
	if i, err := strconv.Atoi(name); err == nil && i >= 0 && n.Kind == yaml.SequenceNode && i < len(t.content(n)) {
		return real(n.Content[i])
	}
	return t.get(n, name)
}
