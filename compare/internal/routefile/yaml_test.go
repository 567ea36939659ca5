package routefile

import (
	"strings"
	"testing"
)

func TestYAMLMistakes(t *testing.T) {
	check(t, []example{
		{"cut off", "openapi: 3.0.0\npaths: [\n", "error f:3:1: this is no YAML: did not find expected node content; want an OpenAPI or Swagger document"},
		{"indentation", "openapi: 3.0.0\n  paths:\n", "error f:2:8: this is no YAML: mapping values are not allowed in this context; want an OpenAPI or Swagger document"},
		{"tab", "openapi: 3.0.0\npaths:\n\t/a:\n", "error f:3:1: this is no YAML: found character that cannot start any token; want an OpenAPI or Swagger document"},
		{"unknown alias", "openapi: 3.0.0\npaths: *p\n", "error f:2:8: this is no YAML: unknown anchor 'p' referenced; want an OpenAPI or Swagger document"},
		{"two", "openapi: 3.0.0\n---\nopenapi: 3.0.0\n", "error f:1:1: this is no YAML: expected single document, found multiple; want an OpenAPI or Swagger document"},
	})
	if got, want := outcome("f.yaml", "---\n- swagger: 2.0\n"), "error f.yaml:2:1: a list stands here without a key \"openapi\""; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := outcome("f.yaml", "# nothing\n"), "error f.yaml:1:1: this is no YAML: no documents in stream; want an OpenAPI or Swagger document\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestYAMLDepth(t *testing.T) {
	for _, repeated := range []string{"[", "{a: ", "- ", "? "} {
		if got := outcome("f.yaml", strings.Repeat(repeated, 100_000)); !strings.Contains(got, "exceeded max depth of 10000") {
			t.Errorf("%q many times is %.200s", repeated, got)
		}
	}
}
