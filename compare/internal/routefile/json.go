package routefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
)

// maxDepth is the maximum nesting of lists and mappings in a JSON document. It is a little below the limits of encoding/json since Go
// 1.27, and of the YAML library.
const maxDepth = 9_999

// readJSON reads a JSON document. The YAML library also reads most JSON, but more slowly. It refuses "\ud83d\ude00", which is how JSON
// escapes an emoji.
func readJSON(name string, content []byte) (*yaml.Node, error) {
	d := &jsonReader{content: content, decoder: json.NewDecoder(bytes.NewReader(content)), line: 1}
	d.decoder.UseNumber()
	root, err := d.value(0)
	if err == nil {
		err = d.end()
	}
	if err != nil {
		at, what := d.explain(err)
		return nil, failure(name, at, "invalid JSON: %s; expected an OpenAPI or Swagger document", what)
	}
	return root, nil
}

// jsonReader converts JSON tokens into nodes.
type jsonReader struct {
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
func (d *jsonReader) value(depth int) (*yaml.Node, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	n := d.here()
	token, err := d.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		return n, d.inside(n, token, depth)
	case string:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!str", token
	case nil:
		n.Kind, n.Tag = yaml.ScalarNode, "!!null"
	default:
		n.Kind, n.Value = yaml.ScalarNode, fmt.Sprint(token)
	}
	return n, nil
}

// inside reads the rest of a list or mapping after its opening bracket.
func (d *jsonReader) inside(n *yaml.Node, open json.Delim, depth int) error {
	n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
	if open == '{' {
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
	}
	for d.decoder.More() {
		one, err := d.value(depth + 1)
		if err != nil {
			return err
		}
		n.Content = append(n.Content, one)
	}
	d.here()
	_, err := d.decoder.Token()
	return err
}

// end returns an error if anything follows the document.
func (d *jsonReader) end() error {
	d.here()
	if _, err := d.decoder.Token(); !errors.Is(err, io.EOF) {
		return errMore
	}
	return nil
}

// here returns a node at the place of the next token.
func (d *jsonReader) here() *yaml.Node {
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
	return &yaml.Node{Line: d.line, Column: at - d.begin + 1}
}

// explain returns the place of an error, and a description. The description does not use the texts of encoding/json, which differ
// between versions of Go.
func (d *jsonReader) explain(err error) (at place, what string) {
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
