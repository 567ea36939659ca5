// Package answer writes the contract's answers, for the routers of this module that are not there to be copied.
package answer

import (
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

var (
	plainText = []string{"text/plain; charset=utf-8"}
	noSniff   = []string{"nosniff"}
	lines     = sync.Pool{New: func() any { return new([24]byte) }}
)

// Text writes a 200 answer of plain text: parts, one after the other.
func Text(w http.ResponseWriter, parts ...string) {
	w.Header()["Content-Type"] = plainText
	for _, part := range parts {
		io.WriteString(w, part)
	}
}

// Line ends an answer with n in decimal and a newline.
func Line(w http.ResponseWriter, n int) {
	buf := lines.Get().(*[24]byte)
	w.Write(append(strconv.AppendInt(buf[:0], int64(n), 10), '\n'))
	lines.Put(buf)
}

// Refuse answers 405 with methods in Allow, sorted and each once, or 404 if there are none.
func Refuse(w http.ResponseWriter, methods []string) {
	h := w.Header()
	delete(h, "Content-Length") // a middleware's, for another body
	h["Content-Type"], h["X-Content-Type-Options"] = plainText, noSniff
	if len(methods) == 0 {
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, "404 page not found\n")
		return
	}
	slices.Sort(methods)
	h["Allow"] = []string{strings.Join(slices.Compact(methods), ", ")}
	w.WriteHeader(http.StatusMethodNotAllowed)
	io.WriteString(w, "405 method not allowed\n")
}
