package gen

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// TestChiMethods holds routers to the oracle that have as many methods as chi takes.
func TestChiMethods(t *testing.T) {
	building(t)
	var many strings.Builder
	for i := range mostOtherMethods {
		many.WriteString("M" + strconv.Itoa(i) + " /a/{x}\n")
	}
	for method := range chiMethods {
		many.WriteString(method + " /a/{x}\n")
	}
	for _, f := range failures(t, []string{"chi"}, []suite{newSuite("methods", parsed(t, many.String()), rand.New(rand.NewPCG(5, 0)), 500)}) {
		t.Error(f)
	}
}
