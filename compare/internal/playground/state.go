package playground

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
)

// State is the state of the page. A link has it in its fragment: "#" and the JSON of the State, compressed (RFC 1951) and in base64url
// without padding. In a browser, that is CompressionStream("deflate-raw"). Empty fields are omitted.
type State struct {
	Source
	Method    string `json:"method,omitempty"`
	Target    string `json:"target,omitempty"`
	Tab       Tab    `json:"tab,omitempty"`       // the default is TabRequest
	Setup     string `json:"setup,omitempty"`     // the set-up that Why explains
	Optioned  bool   `json:"optioned,omitempty"`  // show the set-ups with options as well
	Differing bool   `json:"differing,omitempty"` // show only answers that differ from the contract's
	From      string `json:"from,omitempty"`      // of TabMoving
	To        string `json:"to,omitempty"`
	Technique string `json:"technique,omitempty"` // of TabCode, like the next six

	Paths      bool `json:"paths,omitempty"`
	Hooks      bool `json:"hooks,omitempty"`
	Lookup     bool `json:"lookup,omitempty"`
	Pattern    bool `json:"pattern,omitempty"`
	PathValues bool `json:"pathvalues,omitempty"`
	Linked     bool `json:"linked,omitempty"` // the test imports the kit
}

// Tab is a part of the page that is shown alone.
type Tab string

// The tabs.
const (
	TabRequest Tab = "request"
	TabTakers  Tab = "takers"
	TabMoving  Tab = "moving"
	TabCode    Tab = "code"
)

// Fragment returns the fragment for a state, with its "#".
func (s State) Fragment() (string, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(text); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return "#" + base64.RawURLEncoding.EncodeToString(packed.Bytes()), nil
}

// ParseFragment is the inverse of Fragment.
func ParseFragment(fragment string) (State, error) {
	var s State
	if len(fragment) == 0 || fragment[0] != '#' {
		return s, fmt.Errorf("the fragment %q does not begin with #", fragment)
	}
	packed, err := base64.RawURLEncoding.DecodeString(fragment[1:])
	if err != nil {
		return s, fmt.Errorf("the fragment is damaged: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxArgument))
	if err != nil {
		return s, fmt.Errorf("the fragment is damaged: %w", err)
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return s, fmt.Errorf("the fragment has no state: %w", err)
	}
	return s, nil
}
