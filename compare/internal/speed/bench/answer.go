// Package bench measures generated routers beside libraries, on the same tables and requests and with handlers that do the same.
package bench

import (
	"net/http"
	"strconv"
)

// got is the route whose handler was called last, and read what handlers have read. A router is used by one goroutine here.
var got, read int

var answer = []byte("ok")

// Text reads the value of a parameter.
func Text(value string) { read += len(value) }

// Number reads the value of a parameter.
func Number(value int) { read += value }

// Digits reads the value of a parameter that is a number.
func Digits(value string) {
	n, err := strconv.Atoi(value)
	if err == nil && n > 0 {
		Number(n)
	}
}

// Answer is what the handler of route i does once it has read its parameters: one small answer in one Write.
func Answer(w http.ResponseWriter, i int) {
	got = i
	w.Write(answer)
}
