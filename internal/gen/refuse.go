package gen

import "fmt"

// refuseCall returns the call of refuse. allow is an expression for the path's methods.
func (c *code) refuseCall(allow string) string {
	if c.table.OPTIONS {
		return fmt.Sprintf("refuse(w, r, %s)", allow)
	}
	return fmt.Sprintf("refuse(w, %s)", allow)
}

// refuseBegin writes the beginning of refuse, which answers 404. The argument kind is the type of allow. The argument none is a
// condition: it is true if allow is empty.
func (c *code) refuseBegin(kind, none string) {
	c.imported("net/http")
	request := ""
	c.p("")
	c.p("// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow.")
	if c.table.OPTIONS {
		request = "r *http.Request, "
		c.p("// For OPTIONS, it answers 204 instead of 405.")
	}
	c.p("func refuse(w http.ResponseWriter, %sallow %s) {", request, kind)
	c.p("if %s {", none)
	c.p(`http.Error(w, "404 page not found", http.StatusNotFound)`)
	c.p("return")
	c.p("}")
}

// refuseEnd writes the end of refuse, which follows the setting of the Allow header.
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

// useRefuse adds the function refuse, for a list of methods, to the end of the file.
func (c *code) useRefuse() { c.use("refuse") }

// appendServed writes the lines that add HEAD and OPTIONS to allow, if the table serves them.
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

// refuseList writes the function refuse for a list of methods.
func (c *code) refuseList() {
	c.imported("slices", "strings")
	c.refuseBegin("[]string", "len(allow) == 0")
	c.appendServed()
	c.p("slices.Sort(allow)")
	c.p(`w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))`)
	c.refuseEnd()
}
