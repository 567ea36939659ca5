package routefile

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// readYAML reads a YAML document. It does not expand aliases, so a short document stays short. The library refuses a document with
// more than 10,000 levels.
func readYAML(name string, content []byte) (*yaml.Node, error) {
	var document yaml.Node
	err := yaml.Load(content, &document)
	if err == nil && len(document.Content) == 1 {
		return document.Content[0], nil
	}
	at, message := place{1, 1}, "it is empty"
	var wrong *yaml.LoadError
	if errors.As(err, &wrong) {
		at = place{max(1, wrong.Mark.Line), max(1, wrong.Mark.Column)}
		message = strings.TrimPrefix(wrong.Message, "yaml: ")
	} else if err != nil {
		message = err.Error()
	}
	return nil, failure(name, at, "invalid YAML: %s; expected an OpenAPI or Swagger document", message)
}
