package ask

import (
	"net/http"
	"testing"
)

// TestRawSeesWhatFollowsAHead makes sure that Raw returns the body that a faulty server sends after HEAD. net/http does not
// send one, so the handler writes to the connection itself.
func TestRawSeesWhatFollowsAHead(t *testing.T) {
	odd := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nfoo"))
	})
	usual := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("foo")) })
	for want, h := range map[string]http.Handler{"foo": odd, "": usual} {
		if err := Serve(h, func(addr string) {
			if a := Raw(addr, "HEAD / HTTP/1.1"); a.Body != want || a.Status != 200 {
				t.Errorf("%v, want %q after the header", a, want)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
}
