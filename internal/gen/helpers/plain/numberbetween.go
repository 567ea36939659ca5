package plain

// numberBetween is like the function between, but the text in between must be a number, and n is its value.
func numberBetween(segment, before, after string, n *int) bool {
	var digits string
	return between(segment, before, after, &digits) && number(digits, n)
}
