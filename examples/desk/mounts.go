package desk

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	_ "net/http/pprof" // registers itself with http.DefaultServeMux
	"strconv"
)

// Pprof mounts an http.Handler at the paths that it expects. One row of the table has all of them.
func (a *App) Pprof(w http.ResponseWriter, r *http.Request, path string) {
	http.DefaultServeMux.ServeHTTP(w, r)
}

// OldAPI mounts an http.Handler below a prefix that it does not know: the first version of the API, an http.ServeMux.
func (a *App) OldAPI(w http.ResponseWriter, r *http.Request, path string) {
	http.StripPrefix("/v1", a.oldMux).ServeHTTP(w, r)
}

// newOldMux returns the first version of the API, which answers in plain text.
func (a *App) newOldMux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /subjects", func(w http.ResponseWriter, r *http.Request) {
		for _, t := range a.tickets.list() {
			fmt.Fprintln(w, t.Subject)
		}
	})
	mux.HandleFunc("GET /subjects/{id}", func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.Atoi(r.PathValue("id"))
		t, ok := a.tickets.get(id)
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintln(w, t.Subject)
	})
	return mux
}

// Hook opens a ticket for each message that another program sends: an e-mail, or a form. Some of these programs first check the address
// with GET or HEAD, others send PUT, so the route has every method.
func (a *App) Hook(w http.ResponseWriter, r *http.Request, source string) {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		refuseBody(w, r, err)
		return
	}
	signature, _ := hex.DecodeString(r.Header.Get("X-Signature"))
	if !hmac.Equal(signature, a.sign(body)) { // takes the same time for all signatures
		refuse(w, r, http.StatusForbidden, "the signature is wrong")
		return
	}
	t := a.tickets.add(Ticket{From: source, Subject: string(body)})
	a.hub.send(everything, fmt.Sprintf("ticket %d: new", t.ID))
	w.WriteHeader(http.StatusNoContent)
}

// sign returns the signature of a message to Hook.
func (a *App) sign(body []byte) []byte {
	mac := hmac.New(sha256.New, a.hookKey)
	mac.Write(body)
	return mac.Sum(nil)
}
