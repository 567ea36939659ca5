package ask

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// Serve starts a server for h on loopback, with HTTP/1 and unencrypted HTTP/2, and calls f with its address. h also gets
// OPTIONS *, which net/http would otherwise answer itself.
func Serve(h http.Handler, f func(addr string)) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler: h, Protocols: new(http.Protocols), DisableGeneralOptionsHandler: true,
		ErrorLog: log.New(io.Discard, "", 0), // the client sees a panic as a missing answer
		BaseContext: func(net.Listener) context.Context {
			return context.WithValue(context.Background(), contextKey{}, overWire{})
		},
	}
	server.Protocols.SetHTTP1(true)
	server.Protocols.SetUnencryptedHTTP2(true)
	go server.Serve(listener)
	defer server.Close()
	f(listener.Addr().String())
	return nil
}

// overWire is the value in the context of a request that came over a network.
type overWire struct{}

// RoundTrip sends q through a transport and returns the answer. It does not follow redirects.
func RoundTrip(transport http.RoundTripper, addr string, q Request) Answer {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	r := (&http.Request{
		Method: q.Method,
		URL:    &url.URL{Scheme: "http", Host: addr, Path: q.Path, RawPath: q.RawPath, RawQuery: q.Query},
		Header: q.header(usualHeader),
		Body:   form(), ContentLength: int64(len(usualBody)),
	}).WithContext(ctx)
	response, err := transport.RoundTrip(r)
	if err != nil {
		return Answer{Problem: "no answer: " + err.Error()}
	}
	return receive(response)
}

// receive reads the whole response and returns it as an Answer.
func receive(response *http.Response) Answer {
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return Answer{Problem: "incomplete answer: " + err.Error()}
	}
	return Observe(response.StatusCode, response.Header, string(body))
}

// Raw sends a request over its own TCP connection and returns the answer. line is the request line; the headers Host and
// Connection: close follow it. If the server sends a body where it must not, such as after HEAD, the Answer has that body.
func Raw(addr, line string) Answer {
	var dialer net.Dialer
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	conn, err := dialer.DialContext(ctx, "tcp", addr)
	if err != nil {
		return Answer{Problem: "no connection: " + err.Error()}
	}
	defer conn.Close()
	deadline, _ := ctx.Deadline()
	conn.SetDeadline(deadline)
	fmt.Fprintf(conn, "%s\r\nHost: example.com\r\nConnection: close\r\n\r\n", line)
	method, _, _ := strings.Cut(line, " ")
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, &http.Request{Method: method})
	if err != nil {
		return Answer{Problem: "no answer: " + err.Error()}
	}
	a := receive(response)
	rest, err := io.ReadAll(reader)
	if err != nil && a.Problem == "" {
		return Answer{Problem: "incomplete answer: " + err.Error()}
	}
	a.Body += string(rest)
	return a
}
