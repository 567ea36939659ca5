package values

import "net/http"

// passForm gives r the form that a handler read from a copy of r. The server then removes the form's temporary files.
func passForm(r, copied *http.Request) {
	if copied.MultipartForm != r.MultipartForm {
		r.MultipartForm = copied.MultipartForm
	}
}
