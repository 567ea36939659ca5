// The request: its suspects, which are requests near it that often surprise, and a request for a route.

const encoder = new TextEncoder();

// Each suspect changes a request into another one. Pressed again, it changes the request back, where that is possible. The
// context has the route that answers (or undefined) and all routes.
export const suspects = [
  { name: "slash", title: "with or without a slash at the end", change: path((p) => p.endsWith("/") && p !== "/" ? p.slice(0, -1) : `${p}/`) },
  { name: "//", title: "with a doubled slash", change: path((p) => p.includes("//") ? p.replace(/\/\/+/g, "/") : p.replace(/\/(?=[^/]*\/?$)/, "//")) },
  { name: "..", title: "with a dot segment at the end", change: path((p) => p.endsWith("/..") ? p.slice(0, -3) || "/" : `${p.replace(/\/$/, "")}/..`) },
  { name: "%2F", title: "with an escaped slash in a value", change: inValue("%2F") },
  { name: "%20", title: "with an escaped blank in a value", change: inValue("%20") },
  { name: "UPPER", title: "in upper case, or in lower case again", change: path(upper) },
  { name: "HEAD", title: "with the method HEAD", change: method(() => "HEAD") },
  { name: "OPTIONS", title: "with the method OPTIONS", change: method(() => "OPTIONS") },
  { name: "wrong method", title: "with a method that no route has", change: method(wrong) },
];

// path makes a suspect that changes the path and keeps the query.
function path(change) {
  return ({ method, target }, context) => {
    const end = target.search(/[?#]|$/);
    return { method, target: change(target.slice(0, end) || "/", context) + target.slice(end) };
  };
}

function upper(p) {
  const plain = p.replace(/%[0-9a-f]{2}/gi, "");
  return plain === plain.toLowerCase() ? p.replace(/%[0-9a-f]{2}|[a-z]/gi, (c) => c.length > 1 ? c : c.toUpperCase()) : p.toLowerCase();
}

// inValue adds an escape to the last segment that the answering route has as a parameter, or else to the last segment.
function inValue(escape) {
  return path((p, { route }) => {
    const parts = p.split("/");
    const end = `${escape}b`;
    const added = parts.findIndex((part) => part.endsWith(end));
    if (added >= 0) return parts.with(added, parts[added].slice(0, -end.length)).join("/");
    let last = parts.findLastIndex((part) => part !== "");
    if (last < 0) return `/a${end}`;
    const pattern = route?.pattern.split("/") ?? [];
    if (pattern.length === parts.length) {
      const parameter = pattern.findLastIndex((part) => part.includes("{"));
      if (parameter > 0 && parts[parameter] !== "") last = parameter;
    }
    return parts.with(last, parts[last] + end).join("/");
  });
}

// method makes a suspect that changes the method, and changes it back to that of the answering route or to GET.
function method(choose) {
  return (request, context) => {
    const other = choose(request, context);
    return { target: request.target, method: request.method === other ? context.before ?? "GET" : other };
  };
}

function wrong({ method }, { routes }) {
  const used = new Set(routes.map((r) => r.method));
  const free = ["PATCH", "PUT", "DELETE", "POST", "TRACE"];
  return free.find((m) => !used.has(m)) ?? free.find((m) => m !== method);
}

// sample returns a request for a route: parameters get short values.
export function sample({ method, pattern }) {
  const target = pattern.replace(/\{([^{}]*)\}/g, (_, inside) => {
    if (inside === "$" || inside === "/") return "";
    if (inside.startsWith("/")) return "/a/b";
    if (inside.endsWith("...")) return "a/b";
    const [name, kind] = inside.split(/:(.*)/s);
    if (kind === "int") return "7";
    if (kind) return escaped(kind.split("|")[0]);
    return escaped(name);
  });
  return { method: method === "*" ? "GET" : method, target: target.replace(/[^!-~]+/g, encodeURIComponent) };
}

// escaped writes a text as a segment of a target.
function escaped(text) {
  return [...encoder.encode(text)].map((b) => /[\w.~-]/.test(String.fromCharCode(b)) ? String.fromCharCode(b) : `%${b.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
