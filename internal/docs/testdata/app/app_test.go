// Package app has the examples of the pages that need a generated router. A test generates the routers and runs this package.
package app

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing/fstest"

	"app/router"
)

// App has the handlers of these pages. The other handlers, of router.App, answer 501.
type App struct {
	router.App
	Files fs.FS
}

var files = fstest.MapFS{
	"index.html":      {Data: []byte("<title>app</title>\n")},
	"assets/app.js":   {Data: []byte("start()\n")},
	"assets/logo.svg": {Data: []byte("<svg/>\n")},
}

// Show is for the package app_test, which has another App.
var Show = show

func show(h http.Handler, method, target string, headers ...string) {
	r := httptest.NewRequest(method, target, nil)
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	body, _, _ := strings.Cut(w.Body.String(), "\n")
	fmt.Println(method, target+":", strings.TrimSpace(fmt.Sprint(w.Code, " ", body)))
}
