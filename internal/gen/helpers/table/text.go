package table

// text returns the next state for a text, or nil. A state's texts are a hash table. A text is in the slot that hash gives, or in
// the next free slot.
func (s *state) text(segment string) *state {
	if s.shift == 0 {
		return nil
	}
	for i := uint64(s.texts) + hash(segment)>>s.shift; texts[i].next != 0; i++ {
		if texts[i].text == segment {
			return &states[texts[i].next]
		}
	}
	return nil
}

// hash returns a hash of the last eight bytes of a segment. For a shorter segment, it includes the length. Only the highest bits
// are used.
func hash(segment string) uint64 {
	const spread = 0x9e3779b97f4a7c15
	n := len(segment)
	if n >= 8 {
		s := segment[n-8:]
		return (uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 |
			uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56) * spread
	}
	k := uint64(n)
	for i := range n {
		k = k<<8 | uint64(segment[i])
	}
	return k * spread
}
