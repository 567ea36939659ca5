// Package behaviour finds out, by running them, what routers do where people trip over routers: a wrong method, a slash
// too many, an escaped letter, an id that is no number. Nobody types what it says of a router.
//
// A row is one question. Every router gets each of its requests, as net/http would hand it over. baseline shows what the
// contract wants, because the conformance kit holds it to the contract.
//
// A cell departs from the contract if an answer differs from baseline's in what its row is about: status, Allow and
// Location, the body of a 200, and what the row looks at besides. The words of refusals differ almost everywhere, so they have
// a row of their own and do not count in the others. A cell breaks a MUST if its row has one and an answer fails the row's
// test of it. It can do one without the other: the contract itself does not serve HEAD.
package behaviour
