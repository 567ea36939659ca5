package contract

import (
	"net/http"
	"slices"
	"strings"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// IsPlain reports whether q is a plain request: the table requires 200, and each segment of the path is a text of the table, or has only
// letters, digits, dots, "-" and "_". Its query, headers, host and body may be unusual, because no router should look at them.
func IsPlain(t *routes.Table, q ask.Request) bool {
	if q.RawPath != "" || q.URI != "" || t.Want(q.Method, q.Path).Status != http.StatusOK {
		return false
	}
	texts := t.Texts()
	return !strings.Contains(q.Path, "//") && !slices.ContainsFunc(strings.Split(q.Path, "/"), func(s string) bool {
		return s == "." || s == ".." || isOdd(strings.ReplaceAll(s, ".", "")) && !slices.Contains(texts, s)
	})
}
