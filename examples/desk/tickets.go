package desk

import (
	"maps"
	"slices"
	"sync"
)

// Ticket is a question of a customer.
type Ticket struct {
	ID      int    `json:"id"`
	From    string `json:"from"`
	Subject string `json:"subject"`
	Status  string `json:"status"`          // "open" or "cancelled"
	Agent   string `json:"agent,omitempty"` // the user who works on it
}

// Reply is an answer to a ticket.
type Reply struct {
	From string `json:"from"`
	Text string `json:"text"`
}

// tickets keeps the tickets in memory. Replace it by your database.
type tickets struct {
	mu      sync.Mutex
	last    int // the last id that was given
	all     map[int]Ticket
	replies map[int][]Reply
}

// add stores a new ticket and returns it with its id.
func (t *tickets) add(ticket Ticket) Ticket {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.all == nil {
		t.all, t.replies = map[int]Ticket{}, map[int][]Reply{}
	}
	t.last++
	ticket.ID, ticket.Status = t.last, "open"
	t.all[t.last] = ticket
	return ticket
}

// list returns all tickets, sorted by id.
func (t *tickets) list() []Ticket {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := []Ticket{}
	for _, id := range slices.Sorted(maps.Keys(t.all)) {
		list = append(list, t.all[id])
	}
	return list
}

// get returns a ticket.
func (t *tickets) get(id int) (Ticket, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	ticket, ok := t.all[id]
	return ticket, ok
}

// edit changes a ticket. The function change returns false to leave the ticket as it is.
func (t *tickets) edit(id int, change func(*Ticket) bool) (Ticket, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	ticket, ok := t.all[id]
	if !ok || !change(&ticket) {
		return ticket, false
	}
	t.all[id] = ticket
	return ticket, true
}

// delete deletes a ticket with its replies. It returns false if the ticket does not exist.
func (t *tickets) delete(id int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, ok := t.all[id]
	delete(t.all, id)
	delete(t.replies, id)
	return ok
}

// reply adds a reply to a ticket. It returns false if the ticket does not exist.
func (t *tickets) reply(id int, reply Reply) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, ok := t.all[id]
	if ok {
		t.replies[id] = append(t.replies[id], reply)
	}
	return ok
}

// repliesTo returns the replies to a ticket.
func (t *tickets) repliesTo(id int) []Reply {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]Reply{}, t.replies[id]...)
}
