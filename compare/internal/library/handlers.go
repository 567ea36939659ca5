package library

import (
	"net/http"
	"strconv"

	"gorouting/internal/ask"
	"gorouting/internal/routes"
)

// Handlers says what the handlers of a router do. They read the values of all parameters in the way of their library, make
// numbers of those of a {name:int}, answer 404 if one is none, and write their answer in one Write. They write bytes, because not
// every library's writer has a WriteString: io.WriteString would copy the text for these alone.
type Handlers struct {
	short bool
	see   http.HandlerFunc
}

var (
	// Echoing handlers answer with the route's name and all values, as the conformance kit wants it.
	Echoing = Handlers{}

	// Short handlers answer with the route's name alone.
	Short = Handlers{short: true}
)

// Seeing returns handlers that call see with the request that they get, and do nothing else.
func Seeing(see http.HandlerFunc) Handlers { return Handlers{see: see} }

// duty is what the handler of a route has to do.
type duty struct {
	Handlers
	name   string
	line   []byte // the answer where it has no values in it
	params []routes.Segment
}

func (h Handlers) of(r routes.Route) *duty {
	d := &duty{Handlers: h, name: r.Name, line: []byte(r.Name + "\n")}
	for _, s := range r.Segments {
		if s.Kind != routes.Text {
			d.params = append(d.params, s)
		}
	}
	return d
}

// fewValues is how many values are kept on the stack.
const fewValues = 8

// answer does what the handler has to do. Value returns the value of a parameter.
func (d *duty) answer(w http.ResponseWriter, r *http.Request, value func(s routes.Segment) string) {
	if d.see != nil {
		d.see(w, r)
		return
	}
	text, ok := d.reply(value)
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", ask.PlainText)
	w.Write(text)
}

// reply returns what the handler answers, and false if a value is no number that should be one.
func (d *duty) reply(value func(s routes.Segment) string) (text []byte, ok bool) {
	var buffer [fewValues]string
	values := buffer[:0]
	for _, s := range d.params {
		v := value(s)
		if s.Kind == routes.Int {
			n, err := strconv.Atoi(v)
			if err != nil {
				return nil, false
			}
			v = strconv.Itoa(n)
		}
		values = append(values, v)
	}
	if d.short || len(values) == 0 {
		return d.line, true
	}
	return d.text(values), true
}

// text returns what routes.Echo returns, in one allocation.
func (d *duty) text(values []string) []byte {
	n := len(d.line)
	for _, v := range values {
		n += 1 + len(v)
	}
	text := append(make([]byte, 0, n), d.name...)
	for i, v := range values {
		if i == 0 || d.params[i].Kind == routes.Int {
			text = append(text, ' ')
		} else {
			text = append(text, '/')
		}
		text = append(text, v...)
	}
	return append(text, '\n')
}
