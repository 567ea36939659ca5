package standalone

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

func BenchmarkRoutes(b *testing.B) {
	router := newTested()
	w := httptest.NewRecorder()
	var all []*http.Request
	for _, c := range cases {
		if c.want[0] != '4' {
			all = append(all, &http.Request{Method: c.method, URL: &url.URL{Path: c.path}, Header: http.Header{}})
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		w.Body.Reset()
		router.ServeHTTP(w, all[i%len(all)])
	}
}
