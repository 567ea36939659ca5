package gen

import "fmt"

// refuseCall returns the call of refuse. allow is an expression for the path's methods.
func (c *code) refuseCall(allow string) string { return c.refuseCallWith("h", allow) }

// refuseCallWith is refuseCall for a technique that has its handlers in another variable than h.
func (c *code) refuseCallWith(handlers, allow string) string {
	args := "w, "
	if c.options.Hooks {
		args = handlers + ", w, r, "
	} else if c.table.OPTIONS {
		args = "w, r, "
	}
	return fmt.Sprintf("refuse(%s%s)", args, allow)
}

// refuseBegin writes the beginning of refuse, which answers 404. The argument kind is the type of allow. The argument none is a
// condition: it is true if allow is empty.
func (c *code) refuseBegin(kind, none string) {
	c.imported("net/http")
	handlers, request := "", ""
	c.p("")
	if c.options.Hooks {
		handlers, request = "h "+c.handlersType()+", ", "r *http.Request, "
		c.p("// refuse calls NotFound if allow is empty, and otherwise MethodNotAllowed with the methods in allow.")
	} else {
		c.p("// refuse answers 404 if allow is empty, and otherwise 405 with the methods in allow.")
	}
	if c.table.OPTIONS {
		request = "r *http.Request, "
		c.p("// For OPTIONS, it answers 204 instead of 405.")
	}
	c.p("func refuse(%sw http.ResponseWriter, %sallow %s) {", handlers, request, kind)
	c.p("if %s {", none)
	if c.options.Hooks {
		c.p("h.NotFound(w, r)")
	} else {
		c.p(`http.Error(w, "404 page not found", http.StatusNotFound)`)
	}
	c.p("return")
	c.p("}")
}

// refuseEnd writes the end of refuse, which follows the setting of the Allow header. names is an expression for the methods.
func (c *code) refuseEnd(names string) {
	if c.table.OPTIONS {
		c.p(`if r.Method == "OPTIONS" {`)
		c.p("w.WriteHeader(http.StatusNoContent)")
		c.p("return")
		c.p("}")
	}
	if c.options.Hooks {
		c.p("h.MethodNotAllowed(w, r, %s)", names)
	} else {
		c.p(`http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)`)
	}
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
	if !c.options.Hooks {
		c.p(`w.Header().Set("Allow", strings.Join(slices.Compact(allow), ", "))`)
		c.refuseEnd("")
		return
	}
	c.p("names := slices.Clone(slices.Compact(allow)) // the hook may keep it, and allow stays in the memory of serve")
	c.p(`w.Header().Set("Allow", strings.Join(names, ", "))`)
	c.refuseEnd("names")
}
