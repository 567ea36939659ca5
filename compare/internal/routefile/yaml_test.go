package routefile

import (
	"strings"
	"testing"
)

func TestYAMLMistakes(t *testing.T) {
	check(t, []example{
		{"cut off", "openapi: 3.0.0\npaths: [\n", "error f:3:1: invalid YAML: did not find expected node content; expected an OpenAPI or Swagger document"},
		{"indentation", "openapi: 3.0.0\n  paths:\n", "error f:2:8: invalid YAML: mapping values are not allowed in this context; expected an OpenAPI or Swagger document"},
		{"tab", "openapi: 3.0.0\npaths:\n\t/a:\n", "error f:3:1: invalid YAML: found character that cannot start any token; expected an OpenAPI or Swagger document"},
		{"unknown alias", "openapi: 3.0.0\npaths: *p\n", "error f:2:8: invalid YAML: unknown anchor 'p' referenced; expected an OpenAPI or Swagger document"},
		{"two", "openapi: 3.0.0\n---\nopenapi: 3.0.0\n", "error f:1:1: invalid YAML: expected single document, found multiple; expected an OpenAPI or Swagger document"},
	})
	if got, want := outcome("f.yaml", "---\n- swagger: 2.0\n"), "error f.yaml:2:1: found a list without routes; expected routes as echo, fiber or gin write them"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := outcome("f.yaml", "# nothing\n"), "error f.yaml:1:1: invalid YAML: no documents in stream; expected an OpenAPI or Swagger document\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
