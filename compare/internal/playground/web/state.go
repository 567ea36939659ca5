package web

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
)

// State is all that a link to the playground remembers. Empty fields keep the playground's defaults.
type State struct {
	Routes    string `json:"routes,omitempty"`    // the text of the editor
	Method    string `json:"method,omitempty"`    // of the request; "" for GET
	Target    string `json:"target,omitempty"`    // of the request, as typed: "/a%2Fb?x"
	HEAD      bool   `json:"head,omitempty"`      // the table serves HEAD
	OPTIONS   bool   `json:"options,omitempty"`   // the table answers OPTIONS
	Set       bool   `json:"set,omitempty"`       // also show libraries with their options set
	View      string `json:"view,omitempty"`      // "answers", "takers", "moving" or "code"; "" for answers
	From      string `json:"from,omitempty"`      // the router to move from
	To        string `json:"to,omitempty"`        // the router to move to
	Technique string `json:"technique,omitempty"` // of the generated code
}

// Link returns the address of the playground in this state, relative to the other pages. The fragment is the JSON form of the
// state, compressed (RFC 1951) and in base64url without padding (RFC 4648 §5). A browser never sends the fragment to a server.
func (s State) Link() (string, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(text); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return Playground + "#" + base64.RawURLEncoding.EncodeToString(b.Bytes()), nil
}
