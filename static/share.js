// A meeting's list as it is worked through: the next person comes after each copy, and what others do shows by itself.

const people = document.querySelector("#people");
const rows = () => [...people.querySelectorAll("li")];
const isToDo = (row) => row.matches(".new, .changed, .failed") && row.querySelector("[name=copy]");

people.addEventListener("copied", (event) => {
  const row = event.target.closest("li");
  row.className = "shared";
  row.querySelector(".state").firstChild.data = people.dataset.copied;
  if (!row.querySelector("[name=undo]")) {
    const undo = document.createElement("button");
    Object.assign(undo, { name: "undo", value: event.target.value, textContent: people.dataset.undo, id: `u${event.target.id}` });
    undo.setAttribute("aria-labelledby", `${undo.id} ${row.querySelector("bdi").id}`);
    undo.className = "plain";
    row.querySelector(".state").append(" ", undo);
  }
  const all = rows();
  const place = all.indexOf(row);
  const next = [...all.slice(place + 1), ...all.slice(0, place)].find(isToDo);
  (next?.querySelector("[name=copy]") ?? document.querySelector("[rel=next]"))?.focus();
});

function say({ progress, shared, count, only, toUpdate, rows, mail, obstacle }) {
  document.querySelector("#progress").textContent = progress;
  const bar = document.querySelector(".share progress");
  [bar.max, bar.value] = [count, shared];
  for (const link of document.querySelectorAll("[data-only]")) link.querySelector("span").textContent = only[link.dataset.only];
  for (const [id, [state, words]] of Object.entries(rows)) {
    const row = people.querySelector(`[value="${id}"]`)?.closest("li");
    if (!row) continue;
    row.className = state;
    const place = row.querySelector(".state");
    if (place.firstChild.data !== words) place.firstChild.data = words;
    if (state !== "shared") place.querySelector("button")?.remove();
  }
  const outdated = document.querySelector("[data-changed]");
  if (outdated) outdated.hidden = toUpdate === 0;
  const sent = document.querySelector("#mail");
  if (!sent) return;
  const wasSending = !sent.hidden;
  sent.hidden = !mail;
  if (mail) sent.querySelector("[data-counts]").textContent = mail;
  else if (wasSending) document.querySelector("#announcer").textContent = progress;
  const notice = document.querySelector("[data-obstacle]");
  notice.hidden = !obstacle;
  if (notice.textContent !== (obstacle ?? "")) notice.textContent = obstacle ?? "";
}

// Nothing is asked for while nobody looks.
let news;
function listen() {
  news?.close();
  if (document.hidden || !people.dataset.news) return;
  news = new EventSource(people.dataset.news);
  news.addEventListener("message", (event) => say(JSON.parse(event.data)));
}
document.addEventListener("visibilitychange", listen);
listen();

// How long sending can still be undone.
const held = document.querySelector("[data-held]");
const words = JSON.parse(held?.dataset.held ?? "[]");
const timer = held && setInterval(() => {
  words.shift();
  if (words.length) return held.querySelector("[data-seconds]").replaceChildren(words[0]);
  clearInterval(timer);
  if (held.contains(document.activeElement)) people.querySelector("button, a")?.focus();
  held.remove();
}, 1000);
