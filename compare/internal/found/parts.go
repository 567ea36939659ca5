package found

// The parts of a run.
const (
	PartBehaviour = "behaviour" // what the routers answer
	PartPrograms  = "programs"  // modules, lines of code, and sizes of programs
	PartMaking    = "making"    // what it takes to make a router of the eleven routes
	PartRequests  = "requests"  // what a request costs
	PartGrowth    = "growth"    // what larger tables cost
	PartShare     = "share"     // what part of a whole request routing is
)

// Parts returns all of them, in the order in which a run goes through them.
func Parts() []string {
	return []string{PartBehaviour, PartPrograms, PartMaking, PartRequests, PartGrowth, PartShare}
}
