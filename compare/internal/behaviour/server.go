package behaviour

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"time"

	"gorouting/compare/internal/contestant"
)

// onServer starts a server on loopback with c's router, and calls f with a function that connects to it. A request that hangs
// in the router is left behind.
func onServer(c contestant.Contestant, f func(dial func() (net.Conn, error)) observed) observed {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return observed{failure: "no server: " + err.Error()}
	}
	server := &http.Server{Handler: c.New(), ErrorLog: log.New(io.Discard, "", 0)} // a panic shows in what the client receives
	go server.Serve(listener)
	defer server.Close()
	return f(func() (net.Conn, error) {
		conn, err := net.DialTimeout("tcp", listener.Addr().String(), patience)
		if err == nil {
			err = conn.SetDeadline(time.Now().Add(patience))
		}
		return conn, err
	})
}

// followed sends a request with a client that follows redirects. It returns the last answer, and notes the request that this
// answers if it is not the first. The request has a body, as a form has.
func followed(c contestant.Contestant, request string) observed {
	return onServer(c, func(dial func() (net.Conn, error)) observed {
		transport := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return dial() }}
		defer transport.CloseIdleConnections()
		client := http.Client{Transport: transport, Timeout: patience}
		method, target, _ := strings.Cut(request, " ")
		r, err := http.NewRequest(method, "http://example.com"+target, strings.NewReader("name=foo"))
		if err != nil {
			return observed{failure: err.Error()}
		}
		response, err := client.Do(r)
		if err != nil {
			return observed{failure: "no answer: " + err.Error()}
		}
		o := receive(response)
		if last := response.Request; last.URL.String() != r.URL.String() || last.Method != method {
			o.note = fmt.Sprintf("to %s %s", last.Method, last.URL.RequestURI())
		}
		return o
	})
}

// receive reads a response to its end.
func receive(response *http.Response) observed {
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return observed{failure: "half an answer: " + err.Error()}
	}
	return observe(response.StatusCode, response.Header, string(body))
}

// onWire sends a request over a TCP connection, and notes how many bytes came after the header.
func onWire(c contestant.Contestant, request string) observed {
	return onServer(c, func(dial func() (net.Conn, error)) observed {
		conn, err := dial()
		if err != nil {
			return observed{failure: "no connection: " + err.Error()}
		}
		defer conn.Close()
		fmt.Fprintf(conn, "%s HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n", request)
		reader := bufio.NewReader(conn)
		response, err := http.ReadResponse(reader, &http.Request{Method: "HEAD"}) // leaves what follows in reader
		if err != nil {
			return observed{failure: "no answer: " + err.Error()}
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			return observed{failure: "half an answer: " + err.Error()}
		}
		o := receive(response)
		o.note = fmt.Sprintf("%d bytes of content", len(content))
		return o
	})
}
