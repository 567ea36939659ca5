package routefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
)

// maxDepth is how deep the lists and mappings of a JSON document may lie in each other. The YAML library has the same limit.
const maxDepth = 10_000

// readJSON reads a document. It does not leave that to the YAML library, although JSON is nearly YAML: that one refuses "\ud83d\ude00",
// with which JSON writes what is not in the first 65,536 characters, and takes longer.
func readJSON(name string, content []byte) (*yaml.Node, error) {
	d := &jsonReader{content: content, decoder: json.NewDecoder(bytes.NewReader(content)), line: 1}
	d.decoder.UseNumber()
	root, err := d.value(0)
	if err == nil {
		err = d.end()
	}
	if err != nil {
		return nil, failure(name, d.placeOf(err), "this is no JSON: %v; want an OpenAPI or Swagger document", reason(err))
	}
	return root, nil
}

// jsonReader makes nodes of tokens.
type jsonReader struct {
	content     []byte
	decoder     *json.Decoder
	seen        int // how many bytes were counted for line and begin
	line, begin int // the line of the byte at seen, and where it begins
}

var errTooDeep = fmt.Errorf("lists and mappings lie more than %d deep", maxDepth)

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

// inside reads what stands between the delimiter that was read and the one that closes it.
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

// end makes sure that nothing follows the document.
func (d *jsonReader) end() error {
	d.here()
	if _, err := d.decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the end of the document")
	}
	return nil
}

// here returns a node at the place where the next token begins.
func (d *jsonReader) here() *yaml.Node {
	at := int(d.decoder.InputOffset())
	for at < len(d.content) && bytes.IndexByte([]byte(" \t\r\n,:"), d.content[at]) >= 0 {
		at++
	}
	at = min(at, max(0, len(d.content)-1))
	for ; d.seen < at; d.seen++ {
		if d.content[d.seen] == '\n' {
			d.line, d.begin = d.line+1, d.seen+1
		}
	}
	return &yaml.Node{Line: d.line, Column: at - d.begin + 1}
}

// placeOf returns where an error is: at the end if the content ends too early, and at the last token otherwise.
func (d *jsonReader) placeOf(err error) place {
	if isEnd(err) {
		return placeOf(d.content, max(0, len(d.content)-1))
	}
	return place{d.line, d.seen - d.begin + 1}
}

func isEnd(err error) bool { return errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) }

// reason says in words that the content ends too early.
func reason(err error) error {
	if isEnd(err) {
		return errors.New("it ends too early")
	}
	return err
}
