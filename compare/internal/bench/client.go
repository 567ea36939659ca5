package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"sync"
	"time"

	"gorouting/internal/ask"
)

// perCore is the number of connections for each core. It is high enough to keep the server busy all the time.
const perCore = 8

// load sends the requests to a server again and again, for the duration each. It uses many connections. A connection sends its next
// request after the answer to the previous one. load returns the number of answers; an answer other than 200 is an error.
func load(ctx context.Context, address string, requests []ask.Request, each time.Duration) (answered int, err error) {
	var texts [][]byte
	for _, q := range requests {
		texts = append(texts, text(q))
	}
	ctx, cancel := context.WithTimeout(ctx, each)
	defer cancel()
	var group sync.WaitGroup
	var mu sync.Mutex
	connections := perCore * runtime.GOMAXPROCS(0)
	for i := range connections {
		group.Go(func() {
			n, one := converse(ctx, address, texts, i*len(texts)/connections)
			mu.Lock()
			defer mu.Unlock()
			answered, err = answered+n, errors.Join(err, one)
		})
	}
	group.Wait()
	return answered, err
}

// text returns the bytes of a request.
func text(q ask.Request) []byte {
	return fmt.Appendf(nil, "%s %s HTTP/1.1\r\nHost: example.com\r\nUser-Agent: compare\r\nAccept: */*\r\nContent-Length: 0\r\n\r\n",
		q.Method, (&url.URL{Path: q.Path}).RequestURI())
}

// converse sends requests over one connection until ctx is done, starting with texts[next]. It parses only the first answer, because
// all answers have the same length. This leaves most of the processor to the server.
func converse(ctx context.Context, address string, texts [][]byte, next int) (answered int, err error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	answer := make([]byte, 4096)
	length := 0
	for ; ctx.Err() == nil; answered++ {
		sent := texts[next%len(texts)]
		next++
		if _, err := conn.Write(sent); err != nil {
			return answered, err
		}
		if length == 0 {
			if length, err = first(conn, answer); err != nil {
				return answered, err
			}
		} else if _, err := io.ReadFull(conn, answer[:length]); err != nil {
			return answered, err
		}
		if !bytes.HasPrefix(answer, []byte("HTTP/1.1 200 ")) {
			return answered, fmt.Errorf("%q is answered %.100q", sent, answer)
		}
	}
	return answered, nil
}

// first reads the first answer of a connection into the buffer answer, and returns the answer's length.
func first(conn net.Conn, answer []byte) (int, error) {
	var raw bytes.Buffer
	response, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &raw)), nil)
	if err != nil {
		return 0, err
	}
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return 0, err
	}
	return copy(answer, raw.Bytes()), nil
}
