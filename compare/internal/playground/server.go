//go:build !js

package playground

import (
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
)

// Server is the local server: it serves the files of a site, and answers the calls of its playground. Other programs of the same machine can
// reach it, and so can pages of other sites in the same browser. It accepts requests for its own address only, and calls from its own pages
// only.
type Server struct {
	Engine *Engine
	Site   fs.FS  // the files of the site, without HostFile
	Start  string // the file to which / leads; "" if the site has an index.html
	Addr   string // the server's address, "127.0.0.1:8080"
	CSP    string // the Content-Security-Policy of all answers
}

// Handler returns the handler of the server.
func (s Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /api/{name}", http.HandlerFunc(s.call))
	mux.HandleFunc("GET /"+HostFile, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write(hostFile("native"))
	})
	if s.Start != "" {
		mux.Handle("GET /{$}", http.RedirectHandler(s.Start, http.StatusFound))
	}
	mux.Handle("GET /", http.FileServerFS(s.Site))
	return s.guarded(http.NewCrossOriginProtection().Handler(mux))
}

// guarded sets the headers that protect the pages. It refuses requests for other hosts: a foreign site whose name leads to this machine
// (DNS rebinding) must not read the answers.
func (s Server) guarded(h http.Handler) http.Handler {
	_, port, _ := net.SplitHostPort(s.Addr)
	known := map[string]bool{s.Addr: true, net.JoinHostPort("localhost", port): true, net.JoinHostPort("127.0.0.1", port): true, net.JoinHostPort("::1", port): true}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !known[r.Host] {
			http.Error(w, "the Host must be "+s.Addr, http.StatusMisdirectedRequest)
			return
		}
		for name, value := range map[string]string{
			"Content-Security-Policy":      s.CSP + "; frame-ancestors 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cache-Control":                "no-cache",
		} {
			w.Header().Set(name, value)
		}
		h.ServeHTTP(w, r)
	})
}

// call answers a call. Each line of the reply is sent at once.
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

// Listen listens on a port of loopback; port 0 chooses one.
func Listen(port int) (net.Listener, error) {
	return net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
}
