package routefile

import (
	re "regexp/syntax"
	"slices"
	"unicode"
)

// isDigits reports whether a regexp matches only digits.
func isDigits(parsed *re.Regexp) bool {
	only, some := true, false
	eachRange(parsed, func(low, high rune) {
		some = true
		only = only && low >= '0' && high <= '9'
	})
	return only && some
}

// canMatch reports whether a regexp can match a text with the character c.
func canMatch(parsed *re.Regexp, c rune) bool {
	can := false
	eachRange(parsed, func(low, high rune) { can = can || low <= c && c <= high })
	return can
}

// eachRange calls visit for each range of characters in a regexp.
func eachRange(parsed *re.Regexp, visit func(low, high rune)) {
	switch parsed.Op {
	case re.OpLiteral:
		for _, c := range parsed.Rune {
			visit(c, c)
		}
	case re.OpCharClass:
		for i := 0; i+1 < len(parsed.Rune); i += 2 {
			visit(parsed.Rune[i], parsed.Rune[i+1])
		}
	case re.OpAnyChar, re.OpAnyCharNotNL:
		visit(0, unicode.MaxRune)
	}
	for _, sub := range parsed.Sub {
		eachRange(sub, visit)
	}
}

// mostTexts is the greatest number of texts in a list that is made from a regexp.
const mostTexts = 64

// textsOf returns the texts that a regexp matches, if they are few and the regexp is a list of texts, such as "v1|2022-04|latest" or
// "(?:asc|desc)". The parser changes "v1|v2" to "v[12]", so textsOf accepts short classes of characters as well.
func textsOf(parsed *re.Regexp) (texts []string, ok bool) {
	switch parsed.Op {
	case re.OpEmptyMatch, re.OpBeginText, re.OpEndText, re.OpBeginLine, re.OpEndLine:
		return []string{""}, true
	case re.OpLiteral:
		return []string{string(parsed.Rune)}, parsed.Flags&re.FoldCase == 0
	case re.OpCapture:
		return textsOf(parsed.Sub[0])
	case re.OpCharClass:
		for i := 0; i+1 < len(parsed.Rune); i += 2 {
			for c := parsed.Rune[i]; c <= parsed.Rune[i+1]; c++ {
				if texts = append(texts, string(c)); len(texts) > mostTexts {
					return nil, false
				}
			}
		}
		return texts, true
	case re.OpAlternate:
		for _, sub := range parsed.Sub {
			some, ok := textsOf(sub)
			if texts = append(texts, some...); !ok || len(texts) > mostTexts {
				return nil, false
			}
		}
		return texts, true
	case re.OpQuest:
		texts, ok = textsOf(parsed.Sub[0])
		return append(texts, ""), ok
	case re.OpConcat:
		return product(parsed.Sub)
	}
	return nil, false
}

// product returns the texts that several regexps match one after the other.
func product(all []*re.Regexp) (texts []string, ok bool) {
	texts = []string{""}
	for _, one := range all {
		ends, ok := textsOf(one)
		if !ok || len(texts)*len(ends) > mostTexts {
			return nil, false
		}
		var longer []string
		for _, text := range texts {
			for _, end := range ends {
				longer = append(longer, text+end)
			}
		}
		texts = longer
	}
	return texts, true
}

// isAnchored reports whether a regexp matches only whole texts wherever it is used: it begins with ^ and ends with $, outside of any
// alternative.
func isAnchored(parsed *re.Regexp) bool {
	if parsed.Op != re.OpConcat || len(parsed.Sub) < 2 {
		return false
	}
	isStart := slices.Contains([]re.Op{re.OpBeginText, re.OpBeginLine}, parsed.Sub[0].Op)
	return isStart && slices.Contains([]re.Op{re.OpEndText, re.OpEndLine}, parsed.Sub[len(parsed.Sub)-1].Op)
}
