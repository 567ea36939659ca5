package plain

import (
	"math/bits"
	"strings"
)

// slash returns the index of the first slash in p, or len(p). It examines 16 bytes at once: most segments are shorter, and the
// processor cannot predict the branches of a loop over the bytes.
func slash(p string) int {
	if len(p) >= 16 {
		low, high := slashes(p[:8]), slashes(p[8:16])
		if low|high != 0 {
			before := 0
			if low == 0 {
				low, before = high, 8
			}
			return before + bits.TrailingZeros64(low)/8
		}
	}
	if i := strings.IndexByte(p, '/'); i >= 0 {
		return i
	}
	return len(p)
}

// slashes finds the first slash in the first eight bytes of p. The lowest set bit of the result is in the byte of that slash. If
// there is no slash, the result is 0.
func slashes(p string) uint64 {
	const ones = 0x0101010101010101
	eight := uint64(p[0]) | uint64(p[1])<<8 | uint64(p[2])<<16 | uint64(p[3])<<24 |
		uint64(p[4])<<32 | uint64(p[5])<<40 | uint64(p[6])<<48 | uint64(p[7])<<56
	eight ^= '/' * ones // makes each slash a zero byte
	return (eight - ones) &^ eight & (0x80 * ones)
}
