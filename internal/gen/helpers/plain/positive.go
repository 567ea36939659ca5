package plain

import "math"

// positive returns the number in text, which must be ASCII digits with a value of 1 … math.MaxInt. It returns 0 for any other text.
func positive(text string) int {
	n := 0
	for i := range len(text) {
		digit := int(text[i]) - '0'
		if digit < 0 || digit > 9 || n > (math.MaxInt-digit)/10 {
			return 0
		}
		n = n*10 + digit
	}
	return n
}
