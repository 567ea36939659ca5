package plain

// afterIntEnding is like the function afterEnding, but the text before the end must be a number, and n is its value.
func afterIntEnding(path, text, end string) (n int, rest string, ok bool) {
	segment, rest, ok := afterEnding(path, text, end)
	n = positive(segment)
	return n, rest, ok && n > 0
}
