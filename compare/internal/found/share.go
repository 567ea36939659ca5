package found

// Share is what part routing has in a whole request to a real server that is always busy.
type Share struct {
	Router  string
	Group   string
	Skipped string // why it was not measured; "" if it was

	Samples int64    // of the profiles, of all processes
	Routing Interval // share of the server's processor time, from 0 to 1
	Request Interval // ns of the server's processor time for a request

	Processes []Shared `json:",omitempty"` // what the figures above are made of
}

// Shared is what one process found out about a router's share.
type Shared struct {
	Routing, Samples int64   // samples of its profile that are of routing, and all of them
	Request          float64 // ns of the server's processor time for a request
}

// small is the share of a request that is small: 1 %.
const small = 0.01

// Handler returns for how many ns a handler has to work until routing is 1 % of the request, with what the interval of the share
// makes of it. It is not known if it is less than with a handler that only answers, as it was measured.
func (s Share) Handler() Interval {
	works := func(share float64) float64 { return max(0, share*s.Request.Median/small-s.Request.Median) }
	i := s.Routing
	if i.Median, i.Low, i.High = works(i.Median), works(i.Low), works(i.High); i.Median == 0 {
		return Interval{}
	}
	return i
}
