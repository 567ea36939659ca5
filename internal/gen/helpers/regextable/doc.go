// Package regextable has helpers of generated routers with a table of regular expressions. Package gen copies them from here, except this
// file.
package regextable

import "net/http"

// handler and adapt stand for the generated ones.
type handler interface {
	func(http.ResponseWriter, *http.Request, string)
}

func adapt(handle any) (kinds []string, call func(w http.ResponseWriter, r *http.Request, groups []string)) {
	return []string{"string"}, func(w http.ResponseWriter, r *http.Request, groups []string) {
		handle.(func(http.ResponseWriter, *http.Request, string))(w, r, groups[0])
	}
}
