// Package behaviour finds out, by running them, what routers do where people trip over routers: a wrong method, a slash
// too many, an escaped letter, an id that is none. Nothing that it says of a router is typed.
//
// A row is one question, and each of its requests is put to every router, in turn, as net/http would hand it over. What
// the contract wants is found the same way: it is the answer of floor, which the conformance kit holds to the contract.
//
// A cell departs from the contract if an answer differs from floor's in what its row is about: status, Allow and
// Location, the body of a 200, and what the row looks at besides. The words of refusals differ almost everywhere; they
// have a row of their own and count in no other. A cell breaks a MUST if its row has one and an answer fails the row's
// own test of it. The two are independent: the contract itself does not serve HEAD.
package behaviour
