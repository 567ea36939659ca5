package regextable_test

import (
	"fmt"
	"net/http/httptest"

	"gorouting/regextable"
)

func Example() {
	router := regextable.New()
	for _, method := range []string{"POST", "PUT"} {
		w := httptest.NewRecorder()
		router.ServeHTTP(w, httptest.NewRequest(method, "/api/widgets/foo/parts/007/update", nil))
		fmt.Printf("%d %q %s", w.Code, w.Header()["Allow"], w.Body)
	}

	// Output:
	// 200 [] apiUpdateWidgetPart foo 7
	// 405 ["POST"] 405 method not allowed
}
