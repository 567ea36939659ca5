package desk

import (
	"cmp"
	"fmt"
	"net/http"
)

// Home shows how many tickets are open.
func (a *App) Home(w http.ResponseWriter, r *http.Request) {
	open := 0
	for _, t := range a.tickets.list() {
		if t.Status == "open" {
			open++
		}
	}
	writePage(w, http.StatusOK, "home", open)
}

// Health tells a load balancer that the program runs.
func (a *App) Health(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "ok") }

// ListTickets answers with all tickets.
func (a *App) ListTickets(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, a.tickets.list())
}

// draft is what customers and agents may write in a ticket.
type draft struct{ From, Subject string }

// valid reports whether nothing is missing. If something is, valid answers the request.
func (d draft) valid(w http.ResponseWriter, r *http.Request) bool {
	ok := d.From != "" && d.Subject != ""
	if !ok {
		refuse(w, r, http.StatusUnprocessableEntity, "a ticket needs from and subject")
	}
	return ok
}

// OpenTicket stores a new ticket. Customers do it without a login.
func (a *App) OpenTicket(w http.ResponseWriter, r *http.Request) {
	var body draft
	if !readJSON(w, r, &body) || !body.valid(w, r) {
		return
	}
	t := a.tickets.add(Ticket{From: body.From, Subject: body.Subject})
	a.hub.send(everything, fmt.Sprintf("ticket %d: new", t.ID))
	w.Header().Set("Location", fmt.Sprintf("/api/tickets/%d", t.ID))
	writeJSON(w, http.StatusCreated, t)
}

// ShowTicket answers with a ticket.
func (a *App) ShowTicket(w http.ResponseWriter, r *http.Request, id int) {
	if t, ok := a.ticket(w, r, id); ok {
		writeJSON(w, http.StatusOK, t)
	}
}

// EditTicket serves PUT, which needs the whole text, and PATCH, which needs what changes.
func (a *App) EditTicket(w http.ResponseWriter, r *http.Request, id int) {
	var body draft
	if !readJSON(w, r, &body) || r.Method == http.MethodPut && !body.valid(w, r) {
		return
	}
	a.edit(w, r, id, "edited", func(t *Ticket) bool {
		t.From, t.Subject = cmp.Or(body.From, t.From), cmp.Or(body.Subject, t.Subject)
		return true
	})
}

// DeleteTicket deletes a ticket and its replies.
func (a *App) DeleteTicket(w http.ResponseWriter, r *http.Request, id int) {
	if !a.tickets.delete(id) {
		refuse(w, r, http.StatusNotFound, "no ticket has this number")
		return
	}
	a.hub.send(everything, fmt.Sprintf("ticket %d: deleted", id))
	w.WriteHeader(http.StatusNoContent)
}

// AssignTicket gives a ticket to the user who asks for it.
func (a *App) AssignTicket(w http.ResponseWriter, r *http.Request, id int) {
	a.edit(w, r, id, "assigned", func(t *Ticket) bool {
		t.Agent = userOf(r).Name
		return t.Status == "open"
	})
}

// CancelTicket ends the work on a ticket. Its agent and administrators may do that.
func (a *App) CancelTicket(w http.ResponseWriter, r *http.Request, id int) {
	a.edit(w, r, id, "cancelled", func(t *Ticket) bool {
		t.Status = "cancelled"
		return userOf(r).Admin || t.Agent == userOf(r).Name
	})
}

// ListReplies answers with the replies to a ticket.
func (a *App) ListReplies(w http.ResponseWriter, r *http.Request, id int) {
	if _, ok := a.ticket(w, r, id); ok {
		writeJSON(w, http.StatusOK, a.tickets.repliesTo(id))
	}
}

// AddReply adds a reply to a ticket.
func (a *App) AddReply(w http.ResponseWriter, r *http.Request, id int) {
	var body struct{ Text string }
	switch {
	case !readJSON(w, r, &body):
	case !a.reply(id, Reply{userOf(r).Name, body.Text}):
		refuse(w, r, http.StatusNotFound, "no ticket has this number")
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

// PrintTicket serves a ticket and its replies as a PDF document.
func (a *App) PrintTicket(w http.ResponseWriter, r *http.Request, id int) {
	t, ok := a.ticket(w, r, id)
	if !ok {
		return
	}
	lines := []string{fmt.Sprintf("Ticket %d: %s", t.ID, t.Subject), "From " + t.From + ", " + t.Status}
	for _, reply := range a.tickets.repliesTo(id) {
		lines = append(lines, reply.From+": "+reply.Text)
	}
	w.Header().Set("Content-Type", "application/pdf")
	_, _ = w.Write(pdf(lines)) // the only error is a client that is gone
}

// ticket returns a ticket. If it does not exist, ticket answers the request and returns false.
func (a *App) ticket(w http.ResponseWriter, r *http.Request, id int) (Ticket, bool) {
	t, ok := a.tickets.get(id)
	if !ok {
		refuse(w, r, http.StatusNotFound, "no ticket has this number")
	}
	return t, ok
}

// edit changes a ticket and answers the request.
func (a *App) edit(w http.ResponseWriter, r *http.Request, id int, done string, change func(*Ticket) bool) {
	if _, ok := a.ticket(w, r, id); !ok {
		return
	}
	t, ok := a.tickets.edit(id, change)
	if !ok {
		refuse(w, r, http.StatusConflict, "the ticket cannot be "+done+" by you now")
		return
	}
	a.hub.send(everything, fmt.Sprintf("ticket %d: %s", id, done))
	writeJSON(w, http.StatusOK, t)
}

// reply adds a reply to a ticket, and sends it to the ticket's chat.
func (a *App) reply(id int, reply Reply) bool {
	ok := a.tickets.reply(id, reply)
	if ok {
		a.hub.send(chatTopic(id), reply.From+": "+reply.Text)
		a.hub.send(everything, fmt.Sprintf("ticket %d: reply", id))
	}
	return ok
}
