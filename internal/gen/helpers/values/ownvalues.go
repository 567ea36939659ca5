package values

import (
	"context"
	"net/http"
)

// withOwnValues returns a copy of r with its own path values, because other copies of r may share the values of r. Only Clone copies them.
// Clone also copies headers and forms, which takes longer than everything else. So the copy shares them, as a copy of WithContext does.
func withOwnValues(r *http.Request, ctx context.Context) *http.Request {
	bare := r.WithContext(ctx)
	bare.URL, bare.Header, bare.Trailer, bare.TransferEncoding = nil, nil, nil, nil
	bare.Form, bare.PostForm, bare.MultipartForm = nil, nil, nil
	own := bare.Clone(ctx)
	own.URL, own.Header, own.Trailer, own.TransferEncoding = r.URL, r.Header, r.Trailer, r.TransferEncoding
	own.Form, own.PostForm, own.MultipartForm = r.Form, r.PostForm, r.MultipartForm
	return own
}
