package gen

import "fmt"

// refuseCall returns the call of refuse with the methods that the path has.
func (c *code) refuseCall(allow string) string {
	if c.table.OPTIONS {
		return fmt.Sprintf("refuse(w, r, %s)", allow)
	}
	return fmt.Sprintf("refuse(w, %s)", allow)
}

// refuseBegin prints the beginning of refuse, up to where allow is known to have a method. The type is that of allow, and none is
// the condition of its having none.
func (c *code) refuseBegin(kind, none string) {
	c.imported("net/http")
	request := ""
	c.p("")
	c.p("// refuse answers a request that has no route: 405 with the methods that its path has, or 404 if it has none.")
	if c.table.OPTIONS {
		request = "r *http.Request, "
		c.p("// OPTIONS is answered with 204 and these methods.")
	}
	c.p("func refuse(w http.ResponseWriter, %sallow %s) {", request, kind)
	c.p("if %s {", none)
	c.p(`http.Error(w, "404 page not found", http.StatusNotFound)`)
	c.p("return")
	c.p("}")
}

// refuseEnd prints the end of refuse, from where the Allow header is set.
func (c *code) refuseEnd() {
	if c.table.OPTIONS {
		c.p(`if r.Method == "OPTIONS" {`)
		c.p("w.WriteHeader(http.StatusNoContent)")
		c.p("return")
		c.p("}")
	}
	c.p(`http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)`)
	c.p("}")
}

// useRefuse has the function refuse written behind the other helpers, for a list of methods.
func (c *code) useRefuse() { c.use("refuse") }

// appendServed prints the lines that add HEAD and OPTIONS to allow where the table serves them.
func (c *code) appendServed() {
	if c.table.HEAD {
		c.p(`if slices.Contains(allow, "GET") {`)
		c.p(`allow = append(allow, "HEAD")`)
		c.p("}")
	}
	if c.table.OPTIONS {
		c.p(`allow = append(allow, "OPTIONS")`)
	}
}

// refuseList prints refuse for a list of methods.
func (c *code) refuseList() {
	c.imported("slices", "strings")
	c.refuseBegin("[]string", "len(allow) == 0")
	c.appendServed()
	c.p("slices.Sort(allow)")
	c.p(`w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))`)
	c.refuseEnd()
}
