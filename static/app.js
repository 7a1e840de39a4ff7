// Comfort only: every page works without this file. What it says stands in the page's `data-` attributes.

const announcer = document.querySelector("#announcer");
const announce = (text) => { if (announcer) announcer.textContent = text; };
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

for (const element of document.querySelectorAll("[data-copy], [data-show-all], [data-print]")) element.hidden = false;
// Whoever changed how a list is read goes on from there; else what is wrong comes first.
const changed = document.getElementById(location.hash.slice(1));
(changed?.matches("[data-list][open] select") ? changed : document.querySelector("[data-focus], [aria-invalid=true]"))?.focus();

// The browser knows the time zone in which pages show times.
const zoneField = document.querySelector("[data-zone]");
if (zoneField && !zoneField.value) zoneField.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

// Copying: the clipboard where the page may use it; the older way on plain http; else the text is selected for Ctrl+C.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* not allowed either */ }
    area.remove();
    return done;
  }
}

/** The text that a person's row or card hands out, and how to select it. */
const handedOut = (person) => {
  const element = person.querySelector(".url, textarea");
  return {
    element,
    text: element.value ?? element.textContent,
    select: () => (element.select ? element.select() : getSelection().selectAllChildren(element)),
  };
};

const labels = new Map();

function confirmOn(button, done, doneText) {
  const label = labels.get(button) ?? { html: button.innerHTML };
  clearTimeout(label.timer);
  labels.set(button, label);
  const { copied, press, select } = announcer.dataset;
  button.textContent = done ? copied : press;
  announce(done ? doneText : select);
  label.timer = setTimeout(() => { button.innerHTML = label.html; }, 2000);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const person = button.closest(".person");
  const { element, text, select } = handedOut(person);
  const done = await copy(text);
  if (!done) {
    const fold = element.closest("details");
    if (fold) fold.open = true;
    select();
  }
  const who = person.querySelector(".who bdi")?.textContent;
  const { copiedText, copiedFor } = announcer.dataset;
  confirmOn(button, done, who ? filled(copiedFor, { name: who }) : copiedText);
});

// All links in one form or another: the server writes them, the page copies them.
document.addEventListener("click", async (event) => {
  const entry = event.target.closest("[data-copy-from]");
  if (!entry) return;
  event.preventDefault();
  const answer = await fetch(entry.href);
  const done = answer.ok && !answer.redirected && (await copy(await answer.text()));
  if (!done) return location.assign(entry.href);
  const menu = entry.closest("details");
  if (menu) menu.open = false;
  confirmOn(menu?.querySelector("summary") ?? entry, true, entry.dataset.copyFrom);
});

// A menu closes when something else is wanted.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});
document.querySelector("[data-print]")?.addEventListener("click", () => print());

// Links stay masked until asked for, and are masked again when the page is left.
const showAll = document.querySelector("[data-show-all]");
const showLinks = showAll?.textContent;
function reveal(open) {
  for (const link of document.querySelectorAll(".link, .text")) link.open = open;
  if (!showAll) return;
  showAll.setAttribute("aria-pressed", String(open));
  showAll.textContent = open ? showAll.dataset.showAll : showLinks;
}
showAll?.addEventListener("click", () => reveal(showAll.getAttribute("aria-pressed") !== "true"));
if (document.querySelector(".link")) addEventListener("pagehide", () => reveal(false));

// The time in the viewer's own zone, where that is another.
const { lang } = document.documentElement;
for (const place of document.querySelectorAll("[data-local]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [from, to] = [place.dataset.from, place.dataset.to].map((time) => new Date(time));
  const say = (timeZone) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).formatRange(from, to);
  if (say(zone) === say(place.dataset.zone)) continue;
  place.textContent = ` · ${filled(place.dataset.local, { time: say(zone), zone })}`;
  place.hidden = false;
}
