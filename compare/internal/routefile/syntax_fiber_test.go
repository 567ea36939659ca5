package routefile

import "testing"

func TestFiber(t *testing.T) {
	segments{
		"":                               {text: "/"},
		"a/":                             {text: "/a/{$}", remark: slashIsEnd},
		":id":                            {text: "/{id}"},
		":id/a":                          {text: "/{id}/a"},
		":id.json":                       {text: "/{id}.json"},
		"@:user":                         {text: "/@{user}"},
		`:job\:cancel`:                   {text: "/{job}:cancel"},
		`a\:b`:                           {text: "/a:b"},
		":id<int>":                       {text: "/{id:int}", remark: `the constraint "int" is read as {id:int}, digits with a value of 1 or more`},
		"v:id<int;min(2)>.x":             {text: "/v{id:int}.x", remark: `the constraint "int;min(2)" is read as {id:int}, digits with a value of 1 or more`},
		":id<alpha>":                     {text: "/{id}", remark: `the constraint "alpha" is read as {id}, any text without a slash`},
		":v<regex(^(?:v1|latest)$)>/a":   {text: "/{v:v1|latest}/a"},
		`:d<regex(^\d{4}-\d{2}-\d{2}$)>`: {text: "/{d}", remark: `the regexp "^\\d{4}-\\d{2}-\\d{2}$" is read as {d}, any text without a slash`},
		":v<regex(v1|latest)>":           {text: "/{v}", remark: `the constraint "regex(v1|latest)" is read as {v}, any text without a slash`},
		"*":                              {text: "/{path...}"},
		"+":                              {text: "/{path...}", remark: `segment "+" is read as the rest of the path, which may be empty`},
		"a*":                             {text: "/a{/path...}", remark: `the router also serves paths that go on without a slash, such as "ax"; the table does not`},
		"*/a":                            {wrong: `segment "*" ` + early},
		":id?":                           {wrong: `segment ":id?" has an optional parameter; a table has two routes instead, one without the parameter`},
		":from-:to":                      {wrong: `segment ":from-:to" ` + two},
	}.check(t, syntaxes["fiber"].convert)
}
