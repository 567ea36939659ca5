package hooks

import "net/http"

// silent has the handlers, but its hooks answer nothing.
type silent struct{ Handlers }

func (silent) NotFound(http.ResponseWriter, *http.Request) {}

func (silent) MethodNotAllowed(http.ResponseWriter, *http.Request, []string) {}
