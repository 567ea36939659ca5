package routefile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxValues is the maximum number of values in a document. In JSON, only the values count that routes need. A value takes some 250 bytes
// of memory.
const maxValues = 4_000_000

// errTooLarge is the error for a document with more values.
var errTooLarge = fmt.Errorf("it has more than %d values", maxValues)

// readYAML reads a YAML document. It does not expand aliases, so a short document stays short. The library refuses a document with
// more than 10,000 levels.
func readYAML(name string, content []byte) (root *yaml.Node, open func(*yaml.Node) error, err error) {
	if n := mostValues(content); n > maxValues {
		return nil, nil, failure(name, place{1, 1}, "it may have %d values, and %d is the limit for YAML; convert it to JSON, of which only the routes are read", n, maxValues)
	}
	var document yaml.Node
	err = yaml.Load(content, &document)
	if err == nil && len(document.Content) == 1 {
		return document.Content[0], nil, nil
	}
	at, message := place{1, 1}, "it is empty"
	var wrong *yaml.LoadError
	if errors.As(err, &wrong) {
		at = place{max(1, wrong.Mark.Line), max(1, wrong.Mark.Column)}
		message = strings.TrimPrefix(wrong.Message, "yaml: ")
	} else if err != nil {
		message = err.Error()
	}
	return nil, nil, failure(name, at, "invalid YAML: %s; expected an OpenAPI or Swagger document", message)
}

// mostValues returns a number that is at least the number of values in a YAML document: two for each line, comma, bracket and sign of a
// block.
func mostValues(content []byte) int {
	n := 0
	for _, sign := range []string{"\n", ",", "[", "{", "- ", "? "} {
		n += 2 * bytes.Count(content, []byte(sign))
	}
	return n
}
