package floor

import (
	"testing"

	"gorouting/routertest"
)

func TestContract(t *testing.T) { routertest.Run(t, New) }

func FuzzContract(f *testing.F) { routertest.Fuzz(f, New) }
