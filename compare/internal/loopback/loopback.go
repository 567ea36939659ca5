// Package loopback measures whole requests: a server over loopback, as many connections as keep all cores busy, each sending its next
// request when the answer is there. It is for libraries that bring a server of their own, whose routing cannot be timed alone. Client
// and server share the machine, so a figure is not what a server can do: only ratios of one run mean something.
package loopback

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"time"

	"gorouting/compare/internal/found"
)

// Server is what is measured. Serve calls f with the address of a server that answers until f returns.
type Server struct {
	Name  string
	Serve func(f func(addr string)) error
}

// connectionsPerCore is how many connections there are for each core: the server is never without a request.
const connectionsPerCore = 4

// Measure measures GET path, which each server has to answer with 200, for so long in each round, in another order each time. It
// returns the rates of each server, and their ratios to those of the first one in the same rounds. If ctx is cancelled, it returns
// what the whole rounds until then gave, and the cause.
func Measure(ctx context.Context, servers []Server, path string, rounds int, each time.Duration) ([]found.Rate, error) {
	perSecond := make([][]float64, len(servers))
	random := rand.New(rand.NewPCG(1, 0))
	for range rounds {
		row := make([]float64, len(servers))
		for _, i := range random.Perm(len(servers)) {
			if ctx.Err() != nil {
				return rates(servers, perSecond), context.Cause(ctx)
			}
			var err error
			if row[i], err = rate(servers[i], path, each); err != nil {
				return nil, fmt.Errorf("%s over loopback: %w", servers[i].Name, err)
			}
		}
		for i, r := range row {
			perSecond[i] = append(perSecond[i], r)
		}
	}
	return rates(servers, perSecond), nil
}

// rates sums up the rounds.
func rates(servers []Server, perSecond [][]float64) []found.Rate {
	var all []found.Rate
	for i, s := range servers {
		var ratios []float64
		for round, r := range perSecond[i] {
			ratios = append(ratios, r/perSecond[0][round])
		}
		all = append(all, found.Rate{Server: s.Name, PerSecond: spread(perSecond[i]), ToFirst: spread(ratios)})
	}
	return all
}

// spread returns the median, the least and the greatest of the figures.
func spread(figures []float64) found.Ratio {
	n := len(figures)
	if n == 0 {
		return found.Ratio{}
	}
	sorted := slices.Sorted(slices.Values(figures))
	return found.Ratio{Median: (sorted[(n-1)/2] + sorted[n/2]) / 2, Low: sorted[0], High: sorted[n-1], N: n}
}

// rate returns how many requests a second a server answers.
func rate(s Server, path string, each time.Duration) (perSecond float64, err error) {
	serveErr := s.Serve(func(addr string) {
		perSecond, err = load(addr, path, each)
	})
	return perSecond, errors.Join(serveErr, err)
}

// load keeps connections busy for so long.
func load(addr, path string, each time.Duration) (float64, error) {
	n := connectionsPerCore * runtime.GOMAXPROCS(0)
	answered, errs := make([]int, n), make([]error, n)
	start := time.Now()
	end := start.Add(each)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { answered[i], errs[i] = converse(addr, path, end) })
	}
	all.Wait()
	sum := 0
	for _, a := range answered {
		sum += a
	}
	return float64(sum) / time.Since(start).Seconds(), errors.Join(errs...)
}

// converse sends requests over one connection until end, and returns how many were answered. The first answer is read as HTTP and has
// to be 200; the others have to be as long, and 200.
func converse(addr, path string, end time.Time) (answered int, err error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	conn.SetDeadline(end.Add(10 * time.Second))
	request := []byte("GET " + path + " HTTP/1.1\r\nHost: example.com\r\n\r\n")
	answer, err := first(conn, request)
	for err == nil && time.Now().Before(end) {
		if _, err = conn.Write(request); err != nil {
			break
		}
		if _, err = io.ReadFull(conn, answer); err == nil && !bytes.HasPrefix(answer, []byte("HTTP/1.1 200 ")) {
			err = fmt.Errorf("answered %.20q", answer)
		}
		answered++
	}
	return answered, err
}

// first sends a request, and returns the bytes of its answer.
func first(conn net.Conn, request []byte) ([]byte, error) {
	if _, err := conn.Write(request); err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	response, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &raw)), nil)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK || response.ContentLength < 0 {
		return nil, fmt.Errorf("status %d, length %d; want 200 and a length", response.StatusCode, response.ContentLength)
	}
	return raw.Bytes(), nil
}
