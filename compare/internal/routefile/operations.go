package routefile

import (
	"fmt"
	"strings"
)

// operations gathers the operations of a list such as openapi_operations.yaml of github.com/google/go-github. Each has a name like
// "GET /repos/{owner}/{repo}". The list operation_overrides adds only operations that no other list has.
func (t *tree) operations(c *collector) {
	seen := map[string]bool{}
	for _, key := range []string{"operations", "openapi_operations", "operation_overrides"} {
		for _, one := range t.items(t.get(t.root, key)) {
			name := t.text(one, "name")
			if key == "operation_overrides" && seen[name] {
				continue
			}
			seen[name] = true
			method, path, ok := strings.Cut(name, " ")
			if !ok {
				c.leaveOut(beginOf(one), name, notRoute, fmt.Sprintf("found %s; expected an operation with a name such as \"GET /users/{id}\"", kindOf(one)))
				continue
			}
			c.add(found{at: beginOf(one), method: method, written: path, pattern: template(path, parameters{}, parameters{})})
		}
	}
}
