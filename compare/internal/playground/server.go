//go:build !js

package playground

import (
	"bytes"
	"io"
	"mime"
	"net"
	"net/http"
	"time"

	"gorouting/compare/internal/playground/web"
)

// Server is the local server: it serves the files of a site, and answers the calls of its playground.
//
// Other programs of the same machine can reach it, and so can pages of other sites in the same browser. Therefore it accepts only requests
// for its own address, and only calls from its own pages.
type Server struct {
	Engine *Engine
	Files  map[string][]byte // the files of the site by name; HostFile is not among them
	Addr   string            // the server's address: "127.0.0.1:8080"
}

// Handler returns the handler of the server.
func (s Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{name}", s.call)
	mux.HandleFunc("GET /{name}", s.file)
	mux.HandleFunc("GET /{$}", s.start)
	return s.guarded(http.NewCrossOriginProtection().Handler(mux))
}

// guarded refuses requests for other hosts: a name of a foreign site can lead to this machine (DNS rebinding), and that site must not read
// the answers. It also sets the headers that protect the pages.
func (s Server) guarded(h http.Handler) http.Handler {
	_, port, _ := net.SplitHostPort(s.Addr)
	known := map[string]bool{}
	for _, host := range []string{"127.0.0.1", "localhost"} {
		known[net.JoinHostPort(host, port)] = true
		if port == "80" {
			known[host] = true // a browser omits this port
		}
	}
	protection := map[string]string{
		"Content-Security-Policy":      web.CSP + "; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cache-Control":                "no-cache", // another version of the program may listen on the same port tomorrow
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !known[r.Host] {
			http.Error(w, "the Host must be "+s.Addr, http.StatusMisdirectedRequest)
			return
		}
		for name, value := range protection {
			w.Header().Set(name, value)
		}
		h.ServeHTTP(w, r)
	})
}

// start leads to the first page of the site. A site that has only a playground begins there.
func (s Server) start(w http.ResponseWriter, r *http.Request) {
	page := web.WhichRouter
	if s.Files[page] == nil {
		page = web.Playground
	}
	http.Redirect(w, r, page, http.StatusFound)
}

// file serves a file of the site.
func (s Server) file(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	content, ok := s.Files[name]
	if name == HostFile {
		content, ok = hostFile("native"), true
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// call answers a call. It sends each line of the reply at once.
func (s Server) call(w http.ResponseWriter, r *http.Request) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		http.Error(w, "the Content-Type must be application/json", http.StatusUnsupportedMediaType)
		return
	}
	argument, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxArgument))
	if err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	control := http.NewResponseController(w)
	s.Engine.Reply(r.Context(), r.PathValue("name"), argument, func(line []byte) {
		w.Write(append(line, '\n'))
		control.Flush()
	})
}

// Listen listens on a port of loopback, which other machines cannot reach. Port 0 means a free one.
func Listen(port int) (net.Listener, error) {
	return net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
}
