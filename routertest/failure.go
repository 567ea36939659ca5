package routertest

import "fmt"

// failure is one request that a router answered otherwise than the contract wants.
type failure struct {
	rule    ruleNumber // the rule that was broken
	request string     // method, path and what else the request had, quoted
	got     string     // what the router did
	want    string     // what the contract wants
}

// String returns the failure over three lines.
func (f failure) String() string {
	return fmt.Sprintf("%v\n\trequest: %s\n\t    got: %s\n\t   want: %s", f.rule, f.request, f.got, f.want)
}

// observed is what a router did with a request.
type observed struct {
	status      int
	allow       string // the Allow lines, joined by " | "
	allowLines  int
	contentType string // likewise
	location    string
	body        string
	panicked    string // why there was no answer
	changed     string // what of the request was not as before
}

// String says what was observed, as far as it is out of the ordinary.
func (o observed) String() string {
	if o.panicked != "" {
		return o.panicked
	}
	s := fmt.Sprintf("%d %s", o.status, quote(o.body))
	if o.allowLines > 0 {
		s += ", Allow: " + o.allow
	}
	if o.contentType != contentType {
		s += fmt.Sprintf(", Content-Type: %q", o.contentType)
	}
	if o.location != "" {
		s += fmt.Sprintf(", Location: %q", o.location)
	}
	if o.changed != "" {
		s += ", and afterwards the request's " + o.changed
	}
	return s
}

// String says what the contract wants.
func (a answer) String() string {
	s := fmt.Sprintf("%d %s", a.status, quote(a.body))
	if a.allow != "" {
		s += ", Allow: " + a.allow
	}
	return s
}

// meets reports whether o is just what the contract wants.
func (o observed) meets(want answer) bool {
	return o.status == want.status && o.body == want.body && o.contentType == contentType &&
		o.allow == want.allow && o.allowLines <= 1 && (want.allow != "" || o.allowLines == 0) &&
		o.location == "" && o.panicked == "" && o.changed == ""
}
