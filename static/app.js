// Comfort only: every page works without this file. What it says stands in the page's `data-` attributes.

const announcer = document.querySelector("#announcer");
const announce = (text) => { if (announcer) announcer.textContent = text; };
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

for (const element of document.querySelectorAll("[data-copy], [data-show-all], [data-print]")) element.hidden = false;
// Whoever changed how a list is read goes on from there; else what is wrong comes first.
const changed = document.getElementById(location.hash.slice(1));
(changed?.matches("[data-list][open] select") ? changed : document.querySelector("[data-focus]"))?.focus();

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

// Another row, without asking the server.
const rows = document.querySelector("[data-rows]");
document.querySelector("[data-add-row]")?.addEventListener("click", (event) => {
  event.preventDefault();
  const row = rows.lastElementChild.cloneNode(true);
  const place = rows.children.length;
  for (const error of row.querySelectorAll(".error")) error.remove();
  for (const label of row.querySelectorAll("label[for]")) label.htmlFor = label.htmlFor.replace(/\d+$/, place);
  for (const input of row.querySelectorAll("input")) {
    if (input.id) input.id = input.id.replace(/\d+$/, place);
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    if (input.type === "checkbox") { input.checked = false; input.value = place; } else input.value = "";
  }
  rows.append(row);
  row.querySelector("input").focus();
});

// Several lines pasted into a name are a list: the server reads those.
rows?.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text");
  if (event.target.name !== "name" || !/[\n\t]/.test(text.trim())) return;
  event.preventDefault();
  const list = document.querySelector("[data-paste]");
  const area = list.querySelector("textarea");
  list.open = true;
  area.value = [area.value.trimEnd(), text].filter(Boolean).join("\n");
  area.focus();
  announce(list.dataset.paste);
});

// A button says how many links it creates, also after rows were marked to be removed: in the plural form of the number.
const make = document.querySelector("[data-make]");
const made = Number(make?.dataset.make);
function creates(count) {
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const forms = Object.entries(JSON.parse(make.dataset.forms));
  const [number, text] = forms.find(([number]) => plural.select(number) === plural.select(count)) ?? forms.at(-1);
  return text.replace(number, count);
}
document.addEventListener("change", (event) => {
  if (!make || event.target.name !== "drop") return;
  // A row that can't be used makes no link as it is.
  const dropped = [...document.querySelectorAll("[name=drop]:checked")].filter((box) => !box.closest(".row").querySelector("[aria-invalid]"));
  const left = made - dropped.length;
  make.textContent = creates(left);
});

// A list is read again as soon as it is to be read in another way.
document.addEventListener("change", (event) => {
  const chooser = event.target.closest("[data-list]");
  if (!chooser || !event.target.matches("select")) return;
  const button = chooser.querySelector("[data-reread]");
  button.formAction = button.formAction.replace(/#.*|$/, `#${event.target.id}`);
  event.target.form.requestSubmit(button);
});

// A file that is too large is refused before it is sent.
document.querySelector("#file")?.addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.setCustomValidity(file?.size > 4_500_000 ? event.target.dataset.tooLarge : "");
  event.target.reportValidity();
});

// What Daily says about the room comes beside the page, and its buttons answer in place.
async function ask(place, address, options) {
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, options);
    const found = answer.ok && !answer.redirected && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#preflight");
    if (!found) throw new Error("no answer");
    const had = place.contains(document.activeElement);
    place.replaceWith(found);
    if (had) (found.querySelector("[data-focus]") ?? found).focus();
  } catch {
    place.removeAttribute("aria-busy");
    const sorry = document.createElement("p");
    sorry.textContent = place.dataset.failed;
    place.append(sorry);
    announce(sorry.textContent);
  }
}
const preflight = document.querySelector("[data-preflight]");
if (preflight) {
  const form = preflight.closest("form");
  const body = form && new URLSearchParams([...form.querySelectorAll(":scope > input[type=hidden], :scope > textarea[hidden]")].map((field) => [field.name, field.value]));
  ask(preflight, preflight.dataset.preflight, form ? { method: "POST", body } : {});
}
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-preflight-form]");
  if (!form) return;
  event.preventDefault();
  ask(form.closest("#preflight"), form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
});

const rooms = document.querySelector("[data-rooms-from]");
document.querySelector("#room")?.addEventListener("focus", async () => {
  const answer = await fetch(rooms.dataset.roomsFrom).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const names = (await answer.text()).split("\n").filter(Boolean);
  rooms.replaceChildren(...names.map((name) => new Option(name, name)));
}, { once: true });
if (document.activeElement?.id === "room") document.activeElement.dispatchEvent(new FocusEvent("focus"));

const meeting = document.querySelector("[data-meeting]");
if (meeting) {
  const { room, date, start, end, end_date: endDate, zone } = meeting.elements;
  const echo = document.querySelector("[data-room-echo]");
  room?.addEventListener("input", () => { echo.textContent = room.value.replace(/^(https:\/\/)?[^/]+\.daily\.co\//, "") || "…"; });

  const zones = document.querySelector("#zones");
  zones.append(...Intl.supportedValuesOf("timeZone").map((name) => new Option(name, name)));

  // Where nobody has chosen a zone yet, the browser knows better than the server.
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ("guessedZone" in meeting.dataset && own && own !== zone.value) {
    const pad = (number) => String(number).padStart(2, "0");
    const day = (time) => `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
    const clock = (time) => `${pad(time.getHours())}:${pad(time.getMinutes())}`;
    const now = new Date();
    const then = new Date(now.getTime() + 3600_000);
    zone.value = own;
    date.value = day(now);
    start.value = clock(now);
    end.value = clock(then);
    endDate.value = day(now) === day(then) ? "" : day(then);
  }

  // A start that moves takes the end along.
  const minutes = (field) => { const [h, m] = field.value.split(":").map(Number); return h * 60 + m; };
  let length = minutes(end) - minutes(start);
  start.addEventListener("change", () => {
    const moved = minutes(start) + length;
    if (length > 0 && moved < 24 * 60 && !endDate.value) {
      end.value = `${String(Math.floor(moved / 60)).padStart(2, "0")}:${String(moved % 60).padStart(2, "0")}`;
    }
  });
  end.addEventListener("change", () => { length = minutes(end) - minutes(start); });
}
