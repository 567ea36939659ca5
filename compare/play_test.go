package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"gorouting/compare/internal/playground"
)

// TestPlay starts the playground with a file, asks it a question, and stops it.
func TestPlay(t *testing.T) {
	file := write(t, "api.txt", "GET /a/{b} one\n")
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"play", "-port", "0", file}, w, &stderr) }()
	line := make([]byte, 4096)
	n, err := r.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address, err := url.Parse(strings.TrimSpace(string(line[:n])))
	if err != nil {
		t.Fatal(err)
	}
	state, err := playground.ParseFragment("#" + address.Fragment)
	if want := (playground.State{Source: playground.Source{File: "api.txt", Text: "GET /a/{b} one\n"}, Method: "GET", Target: "/"}); err != nil || state != want {
		t.Errorf("the page begins with %+v, %v; want %+v", state, err, want)
	}
	for target, want := range map[string]string{address.Path: "<title>Playground", "/host.json": `{"host":"native"}`, "/app.js": "import", "/": "Which router?", "/data.js": "{"} {
		if got := fetched(t, address, "GET", target, ""); !strings.Contains(got, want) {
			t.Errorf("GET %s: %.200s, want %s", target, got, want)
		}
	}
	if got := fetched(t, address, "POST", "/api/ask", `{"text":"GET /a","method":"GET","target":"/a"}`); !strings.Contains(got, `"result":{"request":`) {
		t.Errorf("ask: %s", got)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("after Ctrl-C: %v", err)
	}
	if got := stderr.String(); !strings.Contains(got, "until Ctrl-C") {
		t.Errorf("stderr has %q", got)
	}
}

// fetched sends a request to the playground and returns the body of the answer.
func fetched(t *testing.T, server *url.URL, method, target, body string) string {
	t.Helper()
	q, err := http.NewRequest(method, "http://"+server.Host+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPlayRefuses: a file that is missing or too large ends the command before it listens.
func TestPlayRefuses(t *testing.T) {
	large := write(t, "large.txt", "")
	if err := os.Truncate(large, playground.MostText+1); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"play none.txt":           "none.txt: no such file or directory",
		"play " + large:           "more than 1048576 bytes",
		"play -port 70000":        "-port",
		"play " + large + " more": "2 files are given",
	} {
		if code, stdout, stderr := call(t, strings.Fields(args)...); code == 0 || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q, want %s", args, code, stdout, stderr, want)
		}
	}
}
