package tablefull

// state is a node in the tree of patterns.
type state struct {
	methods           methods // the methods of the routes that end here
	route             uint32  // the number of the first of these routes, which are sorted by method
	texts             uint32  // the index in texts at which the hash table of the next texts begins
	shift             uint8   // hash >> shift is the slot of a text; 0 without texts
	number, any, rest uint32  // the next states for a number, any segment, and the rest of the path; 0 for none
	forms             uint32  // the index in forms of the first form
}

// form is a parameter that is one of several texts, or has text beside it.
type form struct {
	texts         []string // the texts; if it is nil:
	before, after string   // the text beside the parameter
	isNumber      bool
	next          uint32 // the next state; 0 marks the end of a state's forms
}

// value returns the parameter's value in a segment, or "" if the form does not match it.
func (f *form) value(segment string) string {
	for _, text := range f.texts {
		if text == segment {
			return segment
		}
	}
	if f.texts != nil {
		return ""
	}
	value := inner(segment, f.before, f.after)
	if f.isNumber && positive(value) == 0 {
		return ""
	}
	return value
}
