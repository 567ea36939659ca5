package table

// state is a node in the tree of patterns.
type state struct {
	methods           methods // the methods of the routes that end here
	route             uint32  // the number of the first of these routes, which are sorted by method
	texts             uint32  // the index in texts at which the hash table of the next texts begins
	shift             uint8   // hash >> shift is the slot of a text; 0 without texts
	number, any, rest uint32  // the next states for a number, any segment, and the rest of the path; 0 for none
}
