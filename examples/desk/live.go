package desk

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// everything is the topic of /api/events.
const everything = "everything"

func chatTopic(id int) string { return fmt.Sprintf("ticket %d", id) }

// hub sends messages to the listeners of a topic.
type hub struct {
	mu        sync.Mutex
	listeners map[chan string]string // the topic of each
}

// listen returns a channel with the messages of a topic. The caller must call stop at the end.
func (h *hub) listen(topic string) (messages <-chan string, stop func()) {
	ch := make(chan string, 16)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.listeners == nil {
		h.listeners = map[chan string]string{}
	}
	h.listeners[ch] = topic
	return ch, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.listeners, ch)
	}
}

// send sends a message to the listeners of a topic. A listener with 16 unread messages misses it, so a slow client delays nobody.
func (h *hub) send(topic, message string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for ch, t := range h.listeners {
		if t == topic {
			select {
			case ch <- message:
			default:
			}
		}
	}
}

// Events streams what happens to tickets, as server-sent events. The server's WriteTimeout is for short answers, so each message gets a
// deadline of its own. An empty comment now and then finds clients that are gone.
func (a *App) Events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	messages, stop := a.hub.listen(everything)
	defer stop()
	rc := http.NewResponseController(w)
	line := ": hello\n\n"
	for {
		_ = rc.SetWriteDeadline(time.Now().Add(10 * time.Second)) // Flush reports what fails
		fmt.Fprint(w, line)
		if err := rc.Flush(); err != nil {
			return
		}
		select {
		case m := <-messages:
			line = "data: " + m + "\n\n"
		case <-time.After(20 * time.Second):
			line = ":\n\n"
		case <-r.Context().Done():
			return
		case <-a.closed:
			return
		}
	}
}

// Chat is a websocket: each message of a client becomes a reply to the ticket, and the client gets all replies.
func (a *App) Chat(w http.ResponseWriter, r *http.Request, id int) {
	a.chats.Add(1)
	defer a.chats.Done()
	if _, ok := a.ticket(w, r, id); !ok {
		return
	}
	messages, stop := a.hub.listen(chatTopic(id)) // before the handshake ends: a connected client gets every message
	defer stop()
	conn, err := websocket.Accept(w, r, nil) // it refuses other sites, and requests that are not a handshake
	if err != nil {
		return
	}
	defer conn.CloseNow()

	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	go func() {
		defer cancel()
		for {
			_, text, err := conn.Read(ctx)
			if err != nil || !a.reply(id, Reply{userOf(r).Name, string(text)}) {
				return
			}
		}
	}()
	for {
		select {
		case m := <-messages:
			if err := conn.Write(ctx, websocket.MessageText, []byte(m)); err != nil {
				return
			}
		case <-ctx.Done():
			return
		case <-a.closed:
			_ = conn.Close(websocket.StatusGoingAway, "the server stops") // a client that is gone does not matter
			return
		}
	}
}
