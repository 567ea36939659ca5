package share

import (
	"bufio"
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

// perProcessor is how many connections there are for each processor, so that none is ever idle.
const perProcessor = 8

// Load sends the requests to the server at the address, over and over, for so long: over many connections at once, each of which
// sends its next request once it has been answered. It returns how many were answered. One that is not answered 200 is an error.
func Load(address string, requests []ask.Request, each time.Duration) (answered int, err error) {
	var texts [][]byte
	for _, q := range requests {
		texts = append(texts, text(q))
	}
	var group sync.WaitGroup
	var mu sync.Mutex
	deadline, connections := time.Now().Add(each), perProcessor*runtime.GOMAXPROCS(0)
	for i := range connections {
		group.Go(func() {
			n, one := client(address, texts, i*len(texts)/connections, deadline)
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

// client sends requests over one connection until the deadline, beginning with the one that next says.
func client(address string, texts [][]byte, next int, deadline time.Time) (answered int, err error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	for in := bufio.NewReader(conn); time.Now().Before(deadline); answered++ {
		sent := texts[next%len(texts)]
		next++
		if _, err := conn.Write(sent); err != nil {
			return answered, err
		}
		answer, err := http.ReadResponse(in, nil)
		if err != nil {
			return answered, err
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil {
			return answered, err
		}
		if answer.StatusCode != http.StatusOK {
			return answered, fmt.Errorf("%q is answered %d", sent, answer.StatusCode)
		}
	}
	return answered, nil
}
