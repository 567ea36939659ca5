package desk

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// soon returns a context that ends after a minute, so that a test whose message never comes fails.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// events opens the event stream, and returns a function that waits for the next event.
func (c client) events(t *testing.T, header ...string) (next func() string) {
	t.Helper()
	r, err := http.NewRequestWithContext(soon(t), "GET", c.url+"/api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	setHeader(r, header)
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	lines := bufio.NewScanner(res.Body)
	return func() string {
		for lines.Scan() {
			if event, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return event
			}
		}
		return "the end"
	}
}

// chat opens a websocket.
func (c client) chat(t *testing.T, path string) *websocket.Conn {
	t.Helper()
	conn, _, err := websocket.Dial(soon(t), c.url+path, &websocket.DialOptions{HTTPClient: c.Client})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.CloseNow() })
	return conn
}

// TestEvents: events arrive at once, through all middleware, and also after the server's WriteTimeout.
func TestEvents(t *testing.T) {
	app, _ := newApp()
	server := httptest.NewUnstartedServer(app.Handler())
	server.Config.WriteTimeout = time.Second
	server.Start()
	t.Cleanup(server.Close)
	admin := newClient(t, server.URL, "admin")
	next := admin.events(t)
	for i, want := range []string{"ticket 1: new", "ticket 2: new"} {
		if i == 1 {
			time.Sleep(1500 * time.Millisecond)
		}
		admin.do(t, "POST", "/api/tickets", `{"from": "eve", "subject": "No ink"}`)
		if got := next(); got != want {
			t.Errorf("the event is %q, want %q", got, want)
		}
	}
}

// TestChat: a message becomes a reply, everybody in the chat gets it, and pages of other sites are refused.
func TestChat(t *testing.T) {
	app, _ := newApp()
	admin := newClient(t, serve(t, app.Handler()), "admin")
	admin.do(t, "POST", "/api/tickets", `{"from": "eve", "subject": "No ink"}`)
	first, second := admin.chat(t, "/api/tickets/1/chat"), admin.chat(t, "/api/tickets/1/chat")
	if err := first.Write(soon(t), websocket.MessageText, []byte("Which colour?")); err != nil {
		t.Fatal(err)
	}
	for _, conn := range []*websocket.Conn{first, second} {
		_, got, err := conn.Read(soon(t))
		if want := "admin: Which colour?"; err != nil || string(got) != want {
			t.Errorf("the message is %q, %v; want %q", got, err, want)
		}
	}
	if got, want := admin.do(t, "GET", "/api/tickets/1/replies", "").body, `[{"from":"admin","text":"Which colour?"}]`+"\n"; got != want {
		t.Errorf("the replies are %s, want %s", got, want)
	}
	options := &websocket.DialOptions{HTTPClient: admin.Client, HTTPHeader: http.Header{"Origin": {"https://other.example"}}}
	if _, res, err := websocket.Dial(soon(t), admin.url+"/api/tickets/1/chat", options); err == nil || res == nil || res.StatusCode != 403 {
		t.Errorf("a page of another site gets %v, %v", res, err)
	}
}

// TestShutdown: at the end, the server tells clients of streams and chats, and answers requests that have begun.
func TestShutdown(t *testing.T) {
	app, _ := newApp()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- app.Serve(ctx, listener) }()
	admin := newClient(t, "http://"+listener.Addr().String(), "admin")
	admin.do(t, "POST", "/api/tickets", `{"from": "eve", "subject": "No ink"}`)
	next, conn := admin.events(t), admin.chat(t, "/api/tickets/1/chat")
	slow := admin.chat(t, "/api/tickets/1/chat")

	// The server answers 100 when a handler reads the body: this request has begun.
	begun, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer begun.Close()
	const body = `{"from": "eve", "subject": "No sound"}`
	fmt.Fprintf(begun, "POST /api/tickets HTTP/1.1\r\nHost: desk\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(body))
	answers := bufio.NewReader(begun)
	if res, err := http.ReadResponse(answers, nil); err != nil || res.StatusCode != http.StatusContinue {
		t.Fatalf("the first answer is %v, %v", res, err)
	}

	stop()
	go func() {
		time.Sleep(500 * time.Millisecond)
		_, _, _ = slow.Read(t.Context()) // reads that the server stops
	}()
	if got := next(); got != "the end" {
		t.Errorf("the stream has %q, want its end", got)
	}
	if _, _, err := conn.Read(soon(t)); websocket.CloseStatus(err) != websocket.StatusGoingAway {
		t.Errorf("the chat ends with %v", err)
	}
	fmt.Fprint(begun, body)
	if res, err := http.ReadResponse(answers, nil); err != nil || res.StatusCode != http.StatusCreated {
		t.Errorf("the request that had begun is answered %v, %v", res, err)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	app.hub.mu.Lock()
	defer app.hub.mu.Unlock()
	if n := len(app.hub.listeners); n != 0 {
		t.Errorf("the server ends before %d streams or chats", n)
	}
}
