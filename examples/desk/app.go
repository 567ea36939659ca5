// Package desk is a help desk: customers open tickets, and agents answer them. Package router has its routes, which routegen wrote for
// routes.txt. The methods of App are the handlers.
package desk

import (
	"io/fs"
	"log/slog"
	"net/http"
	"sync"

	"examples/desk/router"
)

//go:generate go tool routegen -hooks -lookup -pattern -o router routes.txt

// mostBytes limits the body of a request.
const mostBytes = 1 << 20

// App has the handlers of the help desk, and what they share.
type App struct {
	files   fs.FS  // served below /files/
	hookKey []byte // signs the requests of /hooks/
	log     *slog.Logger

	tickets tickets
	users   users
	hub     hub
	counter counter
	oldMux  *http.ServeMux

	closed chan struct{}
	close  sync.Once
	chats  sync.WaitGroup
}

// New returns an application without users.
func New(files fs.FS, hookKey []byte, log *slog.Logger) *App {
	a := &App{files: files, hookKey: hookKey, log: log, closed: make(chan struct{})}
	a.users.init(600_000)
	a.counter.counts = map[string]int{}
	a.oldMux = a.newOldMux()
	return a
}

// AddUser adds a user, or replaces one.
func (a *App) AddUser(name, password string, admin bool) { a.users.put(name, password, admin) }

// Handler returns the router inside the middleware that every request passes. The last line is the outermost.
func (a *App) Handler() http.Handler {
	h := a.counted(router.New(a))
	h = redirectSlash(h)
	h = sameOrigin(h)
	h = http.MaxBytesHandler(h, mostBytes)
	return a.logged(h)
}

// Close ends event streams and chats. http.Server.Shutdown would wait for the streams, and forget the chats.
func (a *App) Close() { a.close.Do(func() { close(a.closed) }) }
