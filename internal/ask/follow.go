package ask

import (
	"context"
	"io"
	"net"
	"net/http"
)

// Follow sends q with a client that follows redirects, as a browser does. Whatever host it is sent to, the server at addr
// answers. Follow returns the last answer, with the method and the target of the request that it answers.
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
		return Answer{Problem: "no answer over the wire: " + err.Error()}, "", ""
	}
	last := response.Request
	return receive(response), last.Method, last.URL.RequestURI()
}
