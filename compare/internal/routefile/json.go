package routefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"go.yaml.in/yaml/v4"
)

// maxDepth is the maximum nesting of lists and mappings in a JSON document. It is a little below the limits of encoding/json since Go
// 1.27, and of the YAML library.
const maxDepth = 9_999

// jsonDocument is a valid JSON document. Its lists and mappings are read when they are needed: a document of 58 MB has some million
// values, and its routes need few of them.
//
// The YAML library also reads most JSON, but more slowly. It refuses "\ud83d\ude00", which is how JSON escapes an emoji.
type jsonDocument struct {
	content []byte
	lines   []int              // the index of the first byte of each line
	unread  map[*yaml.Node]int // for each list or mapping that was not read yet, the index after its bracket
	values  int                // how many were read
}

// readJSON checks a JSON document, and returns its root. The function open reads the items of a list, or the entries of a mapping.
func readJSON(name string, content []byte) (root *yaml.Node, open func(*yaml.Node) error, err error) {
	if !json.Valid(content) {
		at, what := mistakeInJSON(content)
		return nil, nil, failure(name, at, `invalid JSON: %s; expected an OpenAPI or Swagger document, or routes as a router prints them (%s)`, what, guide)
	}
	d := &jsonDocument{content: content, lines: []int{0}, unread: map[*yaml.Node]int{}}
	for i, c := range content {
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	root, _ = d.value(d.next(0))
	return root, d.open, nil
}

// open reads the items of a list, or the keys and values of a mapping.
func (d *jsonDocument) open(n *yaml.Node) error {
	at, isUnread := d.unread[n]
	if !isUnread {
		return nil
	}
	delete(d.unread, n)
	end := byte(']')
	if n.Kind == yaml.MappingNode {
		end = '}'
	}
	for at = d.next(at); d.content[at] != end; at = d.next(at) {
		var one *yaml.Node
		one, at = d.value(at)
		n.Content = append(n.Content, one)
		if d.values++; d.values > maxValues {
			return errTooLarge
		}
	}
	return nil
}

// next returns the index of the next token, at or after at.
func (d *jsonDocument) next(at int) int {
	for bytes.IndexByte([]byte(" \t\r\n,:"), d.content[at]) >= 0 {
		at++
	}
	return at
}

// value reads the value at an index. It returns the index after the value.
func (d *jsonDocument) value(at int) (n *yaml.Node, end int) {
	line, found := slices.BinarySearch(d.lines, at)
	if !found {
		line--
	}
	n = &yaml.Node{Kind: yaml.ScalarNode, Line: line + 1, Column: at - d.lines[line] + 1}
	switch d.content[at] {
	case '{', '[':
		n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		if d.content[at] == '{' {
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		}
		d.unread[n] = at + 1
		return n, d.afterBrackets(at)
	case '"':
		end = d.afterString(at)
		n.Tag = "!!str"
		json.Unmarshal(d.content[at:end], &n.Value) // cannot fail: the document is valid
		return n, end
	}
	end = at
	for end < len(d.content) && bytes.IndexByte([]byte(" \t\r\n,:]}"), d.content[end]) < 0 {
		end++
	}
	if n.Value = string(d.content[at:end]); n.Value == "null" {
		n.Tag, n.Value = "!!null", ""
	}
	return n, end
}

// afterString returns the index after the string at an index.
func (d *jsonDocument) afterString(at int) int {
	for at++; d.content[at] != '"'; at++ {
		if d.content[at] == '\\' {
			at++
		}
	}
	return at + 1
}

// afterBrackets returns the index after the list or mapping at an index.
func (d *jsonDocument) afterBrackets(at int) int {
	for depth := 0; ; at++ {
		switch d.content[at] {
		case '"':
			at = d.afterString(at) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
}

// mistakeInJSON returns the place of the first mistake in a document, and a description. The description does not use the texts of
// encoding/json, which differ between versions of Go.
func mistakeInJSON(content []byte) (at place, what string) {
	d := &jsonScanner{content: content, decoder: json.NewDecoder(bytes.NewReader(content)), line: 1}
	d.decoder.UseNumber()
	err := d.value(0)
	if err == nil {
		err = d.end()
	}
	return d.explain(err)
}

// jsonScanner reads tokens up to a mistake.
type jsonScanner struct {
	content     []byte
	decoder     *json.Decoder
	seen        int  // index of the byte that line and begin describe
	line, begin int  // the number of that byte's line, and the index where the line begins
	ended       bool // all tokens were read
}

var (
	errTooDeep = fmt.Errorf("lists and mappings are nested more than %d deep", maxDepth)
	errMore    = errors.New("text follows the end of the document")
)

// value reads the next value.
func (d *jsonScanner) value(depth int) error {
	if depth > maxDepth {
		return errTooDeep
	}
	d.here()
	token, err := d.decoder.Token()
	if _, isOpen := token.(json.Delim); err != nil || !isOpen {
		return err
	}
	for d.decoder.More() {
		if err := d.value(depth + 1); err != nil {
			return err
		}
	}
	d.here()
	_, err = d.decoder.Token()
	return err
}

// end returns an error if anything follows the document.
func (d *jsonScanner) end() error {
	d.here()
	if _, err := d.decoder.Token(); !errors.Is(err, io.EOF) {
		return errMore
	}
	return nil
}

// here remembers the place of the next token.
func (d *jsonScanner) here() {
	at := int(d.decoder.InputOffset())
	for at < len(d.content) && bytes.IndexByte([]byte(" \t\r\n,:"), d.content[at]) >= 0 {
		at++
	}
	d.ended = at == len(d.content)
	at = min(at, max(0, len(d.content)-1))
	for ; d.seen < at; d.seen++ {
		if d.content[d.seen] == '\n' {
			d.line, d.begin = d.line+1, d.seen+1
		}
	}
}

// explain returns the place of an error, and a description.
func (d *jsonScanner) explain(err error) (at place, what string) {
	if d.ended || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return placeOf(d.content, max(0, len(d.content)-1)), "it ends too early"
	}
	at = place{d.line, d.seen - d.begin + 1}
	if errors.Is(err, errTooDeep) || errors.Is(err, errMore) {
		return at, err.Error()
	}
	rest, _, _ := bytes.Cut(d.content[d.seen:], []byte("\n"))
	return at, fmt.Sprintf("unexpected %.20q", rest)
}
