package paths

import (
	"fmt"
	"slices"
)

// listError returns an error if the value is none of the texts.
func listError(name, value string, texts ...string) error {
	if !slices.Contains(texts, value) {
		return fmt.Errorf("%s is %q; it must be one of %q", name, value, texts)
	}
	return nil
}
