package plain

// afterInt is like the function after, but the segment must be a number, and n is its value.
func afterInt(path, text string) (n int, rest string, ok bool) {
	segment, rest, _ := after(path, text)
	n = positive(segment)
	return n, rest, n > 0
}
