package library

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Live starts the server of a library that has its own, with the table's routes, on loopback. It returns a handler that passes each
// request on to the server, and a function that stops the server.
func (r Router) Live(t *routes.Table, h Handlers) (server http.Handler, stop func(), err error) {
	started, failed, end := make(chan string), make(chan error, 1), make(chan struct{})
	go func() {
		failed <- r.Serve(t, "", h, func(addr string) {
			started <- addr
			<-end
		})
	}()
	select {
	case addr := <-started:
		f := &forwarder{addr: addr}
		return f, func() {
			f.hangUp()
			close(end)
			<-failed
		}, nil
	case err := <-failed:
		return nil, nil, err
	}
}

// forwarder is a handler that sends each request to a server and returns its answer. It keeps its connection, because a new one for
// each of some ten thousand requests would use up the ports of the machine.
type forwarder struct {
	addr string

	lock   sync.Mutex
	conn   net.Conn // nil if it is closed
	reader *bufio.Reader
}

func (f *forwarder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.lock.Lock()
	defer f.lock.Unlock()
	response, body, err := f.exchange(r.Method, r.RequestURI)
	if err != nil {
		panic(err) // as a router in this process does when it fails to answer
	}
	header := response.Header.Clone()
	for _, own := range []string{"Connection", "Content-Length", "Date", "Server"} {
		header.Del(own)
	}
	maps.Copy(w.Header(), header)
	w.WriteHeader(response.StatusCode)
	w.Write(body)
}

// exchange sends a request, and returns the response with its body. If the server has closed the connection since the request before,
// exchange opens a new one.
func (f *forwarder) exchange(method, target string) (response *http.Response, body []byte, err error) {
	if !sendable(method) || !sendable(target) {
		return nil, nil, fmt.Errorf("no client can send %q %q", method, target)
	}
	reused := f.conn != nil
	response, body, err = f.try(method, target)
	if err != nil && reused {
		response, body, err = f.try(method, target)
	}
	return response, body, err
}

// sendable reports whether a text can be part of a request line.
func sendable(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c == 0x7f })
}

func (f *forwarder) try(method, target string) (response *http.Response, body []byte, err error) {
	defer func() {
		if err != nil || response.Close || method == http.MethodConnect {
			f.hangUp()
		}
	}()
	if f.conn == nil {
		if f.conn, err = net.Dial("tcp", f.addr); err != nil {
			return nil, nil, err
		}
		f.reader = bufio.NewReader(f.conn)
	}
	f.conn.SetDeadline(time.Now().Add(ask.Patience))
	persistence := ""
	if method == http.MethodConnect {
		persistence = "Connection: close\r\n" // the answer to CONNECT has no other end
	}
	if _, err = fmt.Fprintf(f.conn, "%s %s HTTP/1.1\r\nHost: example.com\r\nContent-Length: 0\r\n%s\r\n", method, target, persistence); err != nil {
		return nil, nil, err
	}
	if response, err = http.ReadResponse(f.reader, &http.Request{Method: method}); err != nil {
		return nil, nil, errors.Join(errors.New("no answer"), err)
	}
	body, err = io.ReadAll(response.Body)
	response.Body.Close()
	return response, body, err
}

// hangUp closes the connection.
func (f *forwarder) hangUp() {
	if f.conn != nil {
		f.conn.Close()
		f.conn = nil
	}
}
