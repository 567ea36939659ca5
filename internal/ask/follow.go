package ask

import (
	"context"
	"io"
	"net"
	"net/http"
)

// Follow sends q with a client that follows redirects, as a browser does. The server at addr answers for every host. Follow
// returns the last answer, and the method and target of the last request.
func Follow(addr string, q Request) (a Answer, method, target string) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	var dialer net.Dialer
	transport := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, addr)
	}}
	defer transport.CloseIdleConnections()
	r := q.HTTP(usualHeader.Clone()).WithContext(ctx)
	r.URL.Scheme, r.URL.Host, r.RequestURI = "http", r.Host, ""
	if r.Body != nil && r.Body != http.NoBody {
		r.GetBody = func() (io.ReadCloser, error) { return form(), nil }
	}
	response, err := (&http.Client{Transport: transport}).Do(r)
	if err != nil {
		return Answer{Problem: "no answer: " + err.Error()}, "", ""
	}
	last := response.Request
	return receive(response), last.Method, last.URL.RequestURI()
}
