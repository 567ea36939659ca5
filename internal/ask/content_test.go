package ask

import (
	"net/http"
	"testing"
)

// What stands after the header of an answer to HEAD is seen, and what net/http keeps from standing there is not there.
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
