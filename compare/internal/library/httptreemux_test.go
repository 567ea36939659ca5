package library

import "github.com/dimfeld/httptreemux/v5"

// HTTPTreeMuxOnRequestURI is httptreemux without redirects, but with the path that its documentation begins with. It is here for a test of
// what PathSource brings.
func HTTPTreeMuxOnRequestURI() Setup {
	return Setup{Name: "httptreemux on RequestURI", Library: "httptreemux", Mount: httpTreeMuxSetups()[0].Mount, open: func(h Handlers) opened {
		m := httptreemux.New()
		m.RedirectTrailingSlash, m.RedirectCleanPath = false, false
		return openHTTPTreeMux(m, h)
	}}
}
