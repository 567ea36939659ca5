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

// perCore is the number of connections for each core: enough for the server never to be idle.
const perCore = 8

// load sends requests to a server until each has passed. It uses many connections; each one waits for an answer before it sends its next
// request. load returns the number of answers. An answer other than 200 is an error.
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

// text returns a request as it is sent.
func text(q ask.Request) []byte {
	return fmt.Appendf(nil, "%s %s HTTP/1.1\r\nHost: example.com\r\nUser-Agent: compare\r\nAccept: */*\r\nContent-Length: 0\r\n\r\n",
		q.Method, (&url.URL{Path: q.Path}).RequestURI())
}

// converse sends requests over one connection until ctx is done. next is the index of its first request. All answers have the same
// length, so that the client does not parse them: the server shall get most of the processor.
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

// first reads the first answer of a connection into a buffer, and returns its length.
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
