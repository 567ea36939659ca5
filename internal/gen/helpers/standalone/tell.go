package standalone

import (
	"fmt"
	"net/http"
)

// tell answers with a handler's name and values.
func tell(w http.ResponseWriter, name string, values ...any) {
	for _, v := range values {
		name += fmt.Sprintf(" %q", fmt.Sprint(v))
	}
	w.Write([]byte(name))
}
