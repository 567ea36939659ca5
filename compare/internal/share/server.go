package share

import (
	"bytes"
	"errors"
	"net"
	"net/http"
	"runtime/pprof"

	"github.com/google/pprof/profile"
)

// Server is a server on loopback that is profiled.
type Server struct {
	Address string // "127.0.0.1:34567"

	server  *http.Server
	profile bytes.Buffer
	served  chan error
}

// Serve starts a server and a CPU profile. There is one profile in a process at a time.
func Serve(router http.Handler) (*Server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &Server{Address: listener.Addr().String(), server: &http.Server{Handler: router}, served: make(chan error, 1)}
	if err := pprof.StartCPUProfile(&s.profile); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	go func() { s.served <- s.server.Serve(listener) }()
	return s, nil
}

// Stop ends the server and its profile, and returns how many samples of the profile are of routing, and how many there are.
func (s *Server) Stop() (inRouting, all int64, err error) {
	pprof.StopCPUProfile()
	err = s.server.Close()
	if served := <-s.served; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	p, parseErr := profile.Parse(&s.profile)
	if err := errors.Join(err, parseErr); err != nil {
		return 0, 0, err
	}
	inRouting, all = parts(p)
	return inRouting, all, nil
}
