package playground

import (
	"bufio"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"
)

// request returns the request that a server makes of a method and a target. The error says why no client can send it.
func request(method, target string) (*http.Request, error) {
	if len(target) > limits.Target {
		return nil, tooLarge("target", len(target), limits.Target, "bytes")
	}
	if wrong := unsendable(method, target); wrong != "" {
		return nil, &Error{Kind: KindArgument, Text: wrong}
	}
	text := method + " " + target + " HTTP/1.1\r\nHost: example.com\r\n\r\n"
	r, err := http.ReadRequest(bufio.NewReaderSize(strings.NewReader(text), len(text)))
	if err != nil {
		return nil, &Error{Kind: KindArgument, Text: fmt.Sprintf("no server reads the request %.60q: %v", method+" "+target, err)}
	}
	r.RemoteAddr = "192.0.2.1:1234"
	return r, nil
}

// unsendable says why no client can send a request, and how to write it. It returns "" if nothing is wrong.
func unsendable(method, target string) string {
	if method == "" || strings.ContainsFunc(method, func(c rune) bool { return !isToken(c) }) {
		return fmt.Sprintf("%.60q is not a method; expected a word such as GET", method)
	}
	if target == "" {
		return "the target is empty; expected a path such as /users/7"
	}
	if target[0] != '/' && target != "*" && !strings.Contains(target, "://") {
		return fmt.Sprintf("the target %.60q must begin with a slash", target)
	}
	for i := range len(target) {
		switch c := target[i]; {
		case c <= ' ' || c == 0x7f:
			return fmt.Sprintf("byte %d of the target is %q, which no client sends; write %%%02X", i+1, c, c)
		case c == '#':
			return "a client does not send # and the text after it; write %23"
		case c == '%' && strings.Trim(target[i+1:min(i+3, len(target))], "0123456789abcdefABCDEF") != "",
			c == '%' && len(target) < i+3:
			return fmt.Sprintf("byte %d of the target is a %% without two hexadecimal digits; write %%25", i+1)
		}
	}
	return ""
}

// isToken reports whether a character occurs in a method (RFC 9110 §5.6.2).
func isToken(c rune) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.ContainsRune("!#$%&'*+-.^_`|~", c)
}

// described returns a request for the page.
func described(r *http.Request) Request {
	d := Request{Method: r.Method, Target: r.RequestURI, Path: printable(r.URL.Path), RawPath: r.URL.RawPath, Query: r.URL.RawQuery, Parts: []string{}}
	for _, part := range parts(r.URL.Path) {
		d.Parts = append(d.Parts, printable(part))
	}
	return d
}

// parts returns the segments of a path: "users" and "7" for "/users/7".
func parts(path string) []string {
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	return strings.Split(path[1:], "/")
}

// printable returns a text that JSON can hold: bytes that are not UTF-8 are written as \x80.
func printable(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		c, size := utf8.DecodeRuneInString(s)
		if c == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[0])
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}
