// Package playground is the engine of the playground: it reads a table of routes, asks every router what it does with a request, explains
// the answer, and says what changes between two routers. The page in package web shows its results.
//
// The engine has two hosts. In the browser, it is compiled to WebAssembly (compare/playground) and runs in a worker (worker.js of package web). In
// "compare play", it runs natively after a local server (Server). Both hosts speak the protocol of this file: a call has a name and an
// argument in JSON, and its reply is a sequence of lines. Each line is a Line in JSON; the last one has a result or an error.
//
//	call   ask {"text":"GET /users/{id} user","method":"GET","target":"/users/7"}
//	reply  {"result":{"request":{…},"want":{"status":200,"route":0,…},"groups":[…],"setups":[…]}}
//
// # Files
//
// The playground is a page of a site. All files of the site are in one folder. The playground needs the files of package web, and three more:
//
//   - host.json: {"host":"wasm"} or {"host":"native"}. It tells the page which host to use.
//   - engine.wasm.gz and wasm_exec.js, for the host wasm. Build makes them; they are never committed.
//
// On the host native, the page sends a call as POST api/NAME, with the Content-Type application/json. The reply has a line for each Line. To
// cancel the call, the page aborts the request.
//
// On the host wasm, the page sends a call to the worker as the message {id, name, argument}; argument is JSON text. The worker answers with
// messages {id, line}; line is JSON text. The message {cancel: id} cancels a call. Once, at the start, the worker sends {ready: true} or
// {failed: "…"}. A worker that hangs does not see a cancel: the page terminates it and starts another one.
//
// The state of the page is in the fragment of its link; see State.
package playground

import "encoding/json"

// The names of the calls, each with its argument and its result.
const (
	CallAbout    = "about"    // no argument; About
	CallExamples = "examples" // no argument; []Example
	CallRead     = "read"     // Source; Reading
	CallOverlaps = "overlaps" // Source; []Overlap. Slow for large tables.
	CallAsk      = "ask"      // AskArgument; Answers
	CallExplain  = "explain"  // Question; Explanation
	CallShrink   = "shrink"   // ShrinkArgument; Shrunk
	CallTakers   = "takers"   // TakersArgument; []Taker
	CallMoving   = "moving"   // MovingArgument; Moving. Slow for large tables.
	CallGenerate = "generate" // GenerateArgument; Generated
)

// Line is a line of a reply. Exactly one of its fields is set. Lines with Progress precede the last line, which has a Result or an Error.
type Line struct {
	Progress *Progress       `json:"progress,omitempty"`
	Result   json.RawMessage `json:"result,omitempty"`
	Error    *Error          `json:"error,omitempty"`
}

// Progress says how much of a call is done. Its fields grow from 0 to Of.
type Progress struct {
	Done int    `json:"done"`
	Of   int    `json:"of"`
	What string `json:"what"` // the things that are counted: "pairs of routes", "requests"
}

// Error is the error of a call.
type Error struct {
	Kind     ErrorKind `json:"kind"`
	Text     string    `json:"text"`
	Mistakes []Note    `json:"mistakes,omitempty"` // for KindMistakes: all of them, in the order of the text
}

// ErrorKind says what a page can do about an error.
type ErrorKind string

// The kinds of errors.
const (
	KindMistakes  ErrorKind = "mistakes"  // the text has mistakes; show Mistakes. The call read reports them in its result instead.
	KindLimit     ErrorKind = "limit"     // a limit of Limits is exceeded
	KindArgument  ErrorKind = "argument"  // the argument is wrong: an unknown set-up, or a target that no client can send
	KindRefused   ErrorKind = "refused"   // the technique cannot route the table; Mistakes has the routes, if particular routes are the reason
	KindCancelled ErrorKind = "cancelled" // the page cancelled the call
	KindInternal  ErrorKind = "internal"  // a fault of the engine
)

// Error returns the text.
func (e *Error) Error() string { return e.Text }

// About describes the engine.
type About struct {
	Host       string      `json:"host"`     // "wasm" or "native"
	Go         string      `json:"go"`       // the version of Go that built the engine: "go1.26.8"
	Revision   string      `json:"revision"` // the commit of the repository, or ""
	Limits     Limits      `json:"limits"`
	Setups     []Setup     `json:"setups"` // in the order of all pages
	Movers     []Mover     `json:"movers"` // the routers that the call moving knows: all set-ups, and generated routers
	Techniques []Technique `json:"techniques"`
}

// Mover is a router that programs can move from or to.
type Mover struct {
	Name     string   `json:"name"`     // "gin", "routegen"
	Switches []Switch `json:"switches"` // the options that may follow its name
}

// Switch is a documented option of a library.
type Switch struct {
	Name string `json:"name"`
	On   bool   `json:"on"` // the library's default
	URL  string `json:"url"`
}

// Limits are the greatest sizes that the engine accepts.
type Limits struct {
	Text     int `json:"text"`     // bytes of a text of routes
	Routes   int `json:"routes"`   // routes in a table
	Target   int `json:"target"`   // bytes of a request's target
	Near     int `json:"near"`     // near routes in an Explanation
	Overlaps int `json:"overlaps"` // pairs in the result of overlaps; a result with this many may lack some
	Large    int `json:"large"`    // with more routes than that, the page makes slow calls only when a button is pressed
}

// Setup is a library in one configuration. The page shows the plain ones, and those with options on request.
type Setup struct {
	Name    string `json:"name"`    // "chi", "chi-options"
	Library string `json:"library"` // "chi" for both
	Title   string `json:"title"`   // "go-chi/chi"
	Module  string `json:"module"`  // "github.com/go-chi/chi/v5"; "" for net/http
	Version string `json:"version"` // "v5.5.0", or that of Go
	Options []Link `json:"options"` // the documented options that are set; none for a plain set-up
}

// Link is a text with an address.
type Link struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

// Technique is a way to generate a router.
type Technique struct {
	Name string `json:"name"`
	When string `json:"when"` // when to choose it, in one line
}

// Example is a text of routes to begin with, and a request worth asking.
type Example struct {
	Name   string `json:"name"`  // "widgets"
	Title  string `json:"title"` // "eleven routes of a blog post"
	Source Source `json:"source"`
	Method string `json:"method"`
	Target string `json:"target"`
}

// Source is a text of routes, with the properties that a table has beside its routes. It is a part of most arguments.
type Source struct {
	File    string `json:"file,omitempty"` // the name of the file, if the text comes from one; its extension helps to find the format
	Text    string `json:"text"`
	HEAD    bool   `json:"head,omitempty"`    // GET routes serve HEAD
	OPTIONS bool   `json:"options,omitempty"` // paths with a route answer OPTIONS with 204
}

// Note is a note on a place of the text.
type Note struct {
	Line   int    `json:"line"`   // from 1; 0 if the note is about the whole text
	Column int    `json:"column"` // from 1, in bytes; 0 like Line
	Text   string `json:"text"`
}

// Reading is the result of reading a text. A text with mistakes has no routes.
type Reading struct {
	Format   string    `json:"format"` // "table of routes", "OpenAPI 3.0.3", "routes of gin"; "" if there are mistakes
	Routes   []Route   `json:"routes"` // in the order of the table; other results name a route by its index in this list
	Count    string    `json:"count"`  // compares table and text: "98 of 197 operations; 99 are left out"
	HEAD     bool      `json:"head"`   // GET routes serve HEAD, because Source says so or because http.ServeMux serves the routes
	Table    string    `json:"table"`  // the routes in the syntax of a table
	Mistakes []Note    `json:"mistakes"`
	LeftOut  []LeftOut `json:"leftOut"` // routes of the text that the table lacks, grouped by reason; the greatest group first
	Remarks  []Note    `json:"remarks"` // where the table differs from the text, and doubts about routes
}

// Route is a route of the table.
type Route struct {
	Line    int    `json:"line"` // in the text, from 1
	Method  string `json:"method"`
	Pattern string `json:"pattern"` // in the syntax of a table
	Handler string `json:"handler"` // the name and the groups, in the syntax of a table: "listUsers @auth @admin"
}

// LeftOut is a group of routes that were left out for the same reason.
type LeftOut struct {
	Reason string `json:"reason"`
	Count  int    `json:"count"`
	Notes  []Note `json:"notes"` // one for each route
}

// Overlap is a pair of routes with the same method. Both match some paths, and each matches paths that the other does not match.
type Overlap struct {
	Wins   int    `json:"wins"` // indexes of routes; this one serves the paths that both match
	Loses  int    `json:"loses"`
	Method string `json:"method"` // a method that both serve, or "*" if both serve all
	Path   string `json:"path"`   // a path that both match
	Third  int    `json:"third"`  // the route that serves Path, if a third route takes each path that was tried; otherwise -1
}

// Question is a request to ask all routers.
type Question struct {
	Source
	Method string `json:"method"`
	Target string `json:"target"` // as in a request line: "/users/a%2Fb?x=1"
}

// AskArgument asks what each set-up answers.
type AskArgument struct {
	Question
	Plain bool `json:"plain,omitempty"` // only set-ups without options
}

// Request is a request as a server reads it.
type Request struct {
	Method  string   `json:"method"`
	Target  string   `json:"target"`  // as typed
	Path    string   `json:"path"`    // decoded
	RawPath string   `json:"rawPath"` // the escaped path, if the path alone does not give it back; otherwise ""
	Query   string   `json:"query"`
	Parts   []string `json:"parts"` // the segments of the decoded path: ["users", "7"] for /users/7, and a "" at the end for a final slash
}

// Answers is what the contract and all set-ups answer to a request.
type Answers struct {
	Request Request       `json:"request"`
	Want    Answer        `json:"want"`   // the contract's answer
	Groups  []Group       `json:"groups"` // the first one has the contract's answer, even if no set-up gives it; then the greatest first
	Setups  []SetupAnswer `json:"setups"` // the set-ups that were asked, in the order of About.Setups
}

// Answer is a router's answer to a request.
type Answer struct {
	Status   int      `json:"status"`   // 0 if there is a Problem
	Route    int      `json:"route"`    // the index of the route that was called, or -1
	Values   []Value  `json:"values"`   // the parameters, as the handler gets them
	Location string   `json:"location"` // the target of a redirect
	Allow    []string `json:"allow"`    // the methods in Allow, sorted
	Problem  string   `json:"problem"`  // the reason for a missing answer, such as "panic: …"
}

// Value is a parameter with its value.
type Value struct {
	Name  string `json:"name"`
	Value string `json:"value"` // may contain any bytes; bytes that are not UTF-8 are written \x80
	Int   bool   `json:"int"`   // the handler gets a number
}

// Group is the set-ups that give the same answer.
type Group struct {
	Answer  Answer   `json:"answer"`
	Setups  []string `json:"setups"`  // their names; may be empty in the first group
	Verdict Verdict  `json:"verdict"` // how the answer differs from the contract's
	Text    string   `json:"text"`    // the difference in a few words: "another route", "does not take it"; "" for Same
}

// Verdict is how an answer differs from the contract's answer.
type Verdict string

// The verdicts. Each one applies only if all earlier ones do not.
const (
	Same        Verdict = "same"        // status, route, values, Location and methods of Allow are equal
	DoesNotTake Verdict = "doesNotTake" // the set-up refuses the route that should win, so the answer is given without it
	Problem     Verdict = "problem"     // no answer: a panic
	Redirects   Verdict = "redirects"   // a redirect
	OtherRoute  Verdict = "otherRoute"  // the handler of another route
	OtherValues Verdict = "otherValues" // the right handler, with other values
	Answered    Verdict = "answers"     // a handler was called, and the contract refuses the request
	OtherStatus Verdict = "otherStatus" // another status
	OtherAllow  Verdict = "otherAllow"  // the right status, with other methods in Allow
)

// SetupAnswer is the part of a set-up in Answers.
type SetupAnswer struct {
	Name     string `json:"name"`
	Group    int    `json:"group"`    // the index of its group
	Accepted int    `json:"accepted"` // the number of routes that it accepts
	Takes    bool   `json:"takes"`    // whether it accepts the route that should win; true if no route should win
}

// Explanation says for each near route whether it matches a request, and where it fails.
type Explanation struct {
	Request Request `json:"request"`
	Text    string  `json:"text"` // the contract's answer in a sentence: "GET /users/{name} wins over 1 other route that matches."
	Near    []Near  `json:"near"` // the nearest first: routes that match, then routes that fail late
	More    int     `json:"more"` // the number of all other routes
}

// Near is a route that matches a request or nearly does.
type Near struct {
	Route  int     `json:"route"`
	Fate   Fate    `json:"fate"`
	Parts  []Part  `json:"parts"`  // of its pattern; for a pattern with an optional end, of the nearer one of its two patterns
	Text   string  `json:"text"`   // the reason: `"star" is not "forks"`, "matches too, but {kind} is after text"
	Values []Value `json:"values"` // for a route that matches: the parameters
}

// Fate is what happens to a route.
type Fate string

// The fates.
const (
	Wins        Fate = "wins"        // the contract's route
	Loses       Fate = "loses"       // it matches path and method, and another route wins
	WrongMethod Fate = "wrongMethod" // it matches the path, with another method
	Fails       Fate = "fails"       // it does not match the path
)

// Part is a segment of a pattern beside a segment of the path.
type Part struct {
	Text  string    `json:"text"` // as written in the table: "users", "{id:int}", "{path...}"; "{$}" for a final slash
	Path  string    `json:"path"` // the part of the path beside it; "" after the path's end
	State PartState `json:"state"`
}

// PartState says whether a segment matches.
type PartState string

// The states of a part. At most one part of a route is Failed or Decides.
const (
	Matched   PartState = "matched"
	Failed    PartState = "failed"
	Decides   PartState = "decides"   // it matches, but the segment of the winner at this place goes first
	Unreached PartState = "unreached" // after a part that failed
)

// ShrinkArgument asks for the fewest routes that make a set-up give its answer.
type ShrinkArgument struct {
	Question
	Setup string `json:"setup"`
}

// Shrunk is the fewest routes that make a set-up give the same answer, although the contract requires another answer.
type Shrunk struct {
	Setup  string `json:"setup"`
	Answer Answer `json:"answer"` // of the set-up; its Route is an index of the whole table
	Want   Answer `json:"want"`   // of the contract, for Routes alone
	Routes []int  `json:"routes"` // none if the answer agrees with the contract's
	Of     int    `json:"of"`     // the number of routes of the table
	Text   string `json:"text"`   // a sentence: "httprouter redirects to /gists/1/star. 1 of 203 routes is enough for that."
}

// TakersArgument asks which routes each set-up takes.
type TakersArgument struct {
	Source
	Plain bool `json:"plain,omitempty"` // only set-ups without options
}

// Taker is the routes that a set-up takes.
type Taker struct {
	Name     string     `json:"name"`
	Accepted int        `json:"accepted"` // the number of routes that it takes, Renamed among them
	Of       int        `json:"of"`
	Renamed  []Renaming `json:"renamed"` // in the order of the table, like Refused
	Refused  []Refusal  `json:"refused"`
}

// Renaming is a route that a set-up takes with other names for its parameters. The call ask counts it as refused.
type Renaming struct {
	Route int    `json:"route"`
	To    string `json:"to"`   // the pattern with the new names
	Text  string `json:"text"` // what the library says about the old names
}

// Refusal is a route that a set-up does not accept.
type Refusal struct {
	Route int    `json:"route"`
	With  int    `json:"with"` // the route that conflicts with it, or -1
	Text  string `json:"text"` // in the words of the library

	Mend    string   `json:"mend"`    // how to mend it, in a sentence or two; "" in a table with more than Limits.Large routes
	Instead []string `json:"instead"` // the routes to register instead, as "GET /a/{b}"
	Code    string   `json:"code"`    // a handler that chooses among routes, for http.ServeMux, or ""
}

// MovingArgument asks for the changes from one set-up to another.
type MovingArgument struct {
	Source
	From string `json:"from"` // names of About.Movers, perhaps with options: "gorilla:StrictSlash", "gin:RedirectTrailingSlash=false"
	To   string `json:"to"`
}

// Moving has the changes that clients notice when one router replaces another. It is the list of "compare diff".
type Moving struct {
	From     Taker         `json:"from"`
	To       Taker         `json:"to"`
	Compared int           `json:"compared"` // the number of routes that both accept
	Asked    int           `json:"asked"`    // the number of requests
	Hurts    int           `json:"hurts"`    // the number of changes that can hurt
	Groups   []ChangeGroup `json:"groups"`   // the most harmful first; no group is empty
}

// ChangeGroup is the changes with the same impact on a client.
type ChangeGroup struct {
	Impact  string   `json:"impact"` // "Answered before, and fails now"
	Hurts   bool     `json:"hurts"`
	Changes []Change `json:"changes"`
}

// Change is a change with its plainest request.
type Change struct {
	What   string `json:"what"`   // "200 → 404"
	Cause  string `json:"cause"`  // "a trailing slash", or ""
	Method string `json:"method"` // of the request
	Target string `json:"target"` // of the request, as a client sends it
	Before string `json:"before"` // the answers in words
	After  string `json:"after"`
	Count  int    `json:"count"` // the number of requests with this change, or 0 if it is unknown
}

// GenerateArgument asks for the code of a router.
type GenerateArgument struct {
	Source            // HEAD and OPTIONS are properties of the code as well
	Technique  string `json:"technique"`
	Package    string `json:"package,omitempty"`    // the default is "router"
	Paths      bool   `json:"paths,omitempty"`      // a function for each route that builds its path
	Pattern    bool   `json:"pattern,omitempty"`    // set a request's Pattern
	PathValues bool   `json:"pathvalues,omitempty"` // set a request's path values
	Hooks      bool   `json:"hooks,omitempty"`      // Handlers has methods for 404 and 405
	Lookup     bool   `json:"lookup,omitempty"`     // a function Lookup
	Standalone bool   `json:"standalone,omitempty"` // a test that imports only the standard library
}

// Generated is the files of a generated package.
type Generated struct {
	Command string `json:"command"` // the command line of routegen that writes the same files
	Warning string `json:"warning"` // a reason not to use the technique for this table, or ""
	Files   []File `json:"files"`
}

// File is a generated file.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Once bool   `json:"once"` // the file belongs to the user; routegen writes it only if it does not exist
}
