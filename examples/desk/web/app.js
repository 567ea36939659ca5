// The tickets, kept up to date. Each path below /app is a page of the app: /app/7 shows ticket 7.
const list = document.getElementById("tickets");
const message = document.getElementById("message");
const id = Number(location.pathname.split("/")[2]);

async function show() {
  const answer = await fetch("/api/tickets");
  if (answer.status === 401) {
    location.assign("/login");
    return;
  }
  const body = await answer.json();
  message.textContent = answer.ok ? "" : body.error;
  const tickets = answer.ok ? body.filter((t) => !id || t.id === id) : [];
  list.replaceChildren(...tickets.map((t) => {
    const link = document.createElement("a");
    link.href = `/app/${t.id}`;
    link.textContent = `${t.id}: ${t.subject}`;
    const item = document.createElement("li");
    item.append(link, ` from ${t.from}, ${t.status}`);
    return item;
  }));
}

show();
new EventSource("/api/events").onmessage = show;
