package found

// Share is what part routing has in a whole request to a real server that is always busy.
type Share struct {
	Router  string
	Group   string
	Skipped string // why it was not measured; "" if it was

	Samples int64    // of the profiles, of all processes
	Routing Interval // share of the server's processor time, from 0 to 1
	Request Interval // ns of the server's processor time for a request

	// Handler is the ns for which a handler has to work until routing is 1 % of the request, and no less than 0.
	Handler Interval
}
