package found

// Growth is what a table of so many routes costs in a router. Tables are those of package growth.
type Growth struct {
	Router  string
	Group   string
	Routes  int
	Refused string // why the router does not take the table, or was not measured; "" if it was

	Learned  Interval // ns for a request of a fixed list of 200 at most, which a processor learns
	Distinct Interval // ns for a request of 32,768 distinct ones
	Register Interval // ns to make the router
	Heap     int64    // bytes that stay allocated for it
}
