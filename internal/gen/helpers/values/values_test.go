package values

import (
	"context"
	"mime/multipart"
	"net/http"
	"net/url"
	"reflect"
	"sync"
	"testing"
)

type key struct{}

// TestPassForm: a form reaches the request. Without a form, the request is only read, because other goroutines may read it.
func TestPassForm(t *testing.T) {
	r, form := &http.Request{}, &multipart.Form{}
	if passForm(r, &http.Request{MultipartForm: form}); r.MultipartForm != form {
		t.Error("the request has no form")
	}
	shared := &http.Request{}
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() { passForm(shared, shared.WithContext(t.Context())) })
	}
	all.Wait()
}

// TestWithOwnValues: the copy has everything that the request has, and a path value that is set in the copy is only there.
func TestWithOwnValues(t *testing.T) {
	r := &http.Request{
		Method: "PUT", URL: &url.URL{Path: "/a"}, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{"A": {"b"}}, Body: http.NoBody,
		ContentLength: 1, TransferEncoding: []string{"chunked"}, Close: true, Host: "h", Form: url.Values{"a": {"b"}}, PostForm: url.Values{"c": {"d"}},
		MultipartForm: &multipart.Form{}, Trailer: http.Header{"T": {"u"}}, RemoteAddr: "1.2.3.4:5", RequestURI: "/a", Pattern: "/{x}",
	}
	r.SetPathValue("x", "outer")
	shared := r.WithContext(r.Context())
	own := withOwnValues(r, context.WithValue(t.Context(), key{}, "value"))
	own.SetPathValue("x", "inner")
	own.SetPathValue("y", "new")
	for _, other := range []*http.Request{r, shared} {
		if other.PathValue("x") != "outer" || other.PathValue("y") != "" {
			t.Errorf("another copy has the values %q and %q", other.PathValue("x"), other.PathValue("y"))
		}
	}
	if own.PathValue("x") != "inner" || own.PathValue("y") != "new" || own.Context().Value(key{}) != "value" {
		t.Errorf("the copy has the values %q and %q, and %v in its context", own.PathValue("x"), own.PathValue("y"), own.Context().Value(key{}))
	}
	before, after := reflect.ValueOf(*r), reflect.ValueOf(*own)
	for i := range before.NumField() {
		if field := before.Type().Field(i); field.IsExported() && !reflect.DeepEqual(before.Field(i).Interface(), after.Field(i).Interface()) {
			t.Errorf("%s is %v, want %v", field.Name, after.Field(i), before.Field(i))
		}
	}
}
