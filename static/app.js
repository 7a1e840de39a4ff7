// Comfort only: every page works without this file. What it says stands in the page's `data-` attributes.

const announcer = document.querySelector("#announcer");
const announce = (text) => { if (announcer) announcer.textContent = text; };
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

for (const element of document.querySelectorAll("[data-copy], [data-print]")) element.hidden = false;
// Whoever changed how a list is read goes on from there; else what is wrong comes first.
const changed = document.getElementById(location.hash.slice(1));
const first = changed?.matches("[data-list][open] select") ? changed : document.querySelector("[data-focus=first], a[data-focus]") ?? document.querySelector("[data-focus], [aria-invalid=true]");
const focusFirst = () => first?.focus({ preventScroll: first.matches("button") });
// Scrolling to the address's fragment takes the focus away again.
if (location.hash) addEventListener("load", () => setTimeout(focusFirst)); else focusFirst();

// The browser knows the time zone in which pages show times.
const zoneField = document.querySelector("[data-zone]");
if (zoneField && !zoneField.value) zoneField.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

// Copying: the clipboard where the page may use it, also for a text that is still on its way; else the older way.
async function copy(text) {
  try {
    const item = new ClipboardItem({ "text/plain": text.then((text) => new Blob([text], { type: "text/plain" })) });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = await text.catch(() => "");
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    let done = false;
    try { done = area.value !== "" && document.execCommand("copy"); } catch { /* not allowed either */ }
    area.remove();
    return done;
  }
}

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

// What stands beside the button.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const element = button.closest(".person").querySelector(".url");
  const done = await copy(Promise.resolve(element.textContent));
  if (!done) getSelection().selectAllChildren(element);
  confirmOn(button, done, announcer.dataset.copiedText);
});

// What the server answers to the button, which is what the button shows without this file.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-from] button, button[data-copy-from], [name=copy]");
  if (!button) return;
  event.preventDefault();
  const address = button.getAttribute("formaction") ?? button.form.action;
  const text = fetch(address, { method: "POST", body: new URLSearchParams(new FormData(button.form, button)) }).then((answer) => {
    if (!answer.ok || !answer.headers.get("content-type").startsWith("text/plain")) throw new Error("no text");
    return answer.text();
  });
  if (!(await copy(text))) {
    const form = button.form;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    form.action = address;
    return form.submit();
  }
  const menu = button.closest("details");
  if (menu) menu.open = false;
  const who = button.closest("li")?.querySelector("bdi")?.textContent;
  const { copiedText, copiedFor } = announcer.dataset;
  confirmOn(menu?.querySelector("summary") ?? button, true, button.closest("[data-copy-from]")?.dataset.copyFrom || (who ? filled(copiedFor, { name: who }) : copiedText));
  button.dispatchEvent(new CustomEvent("copied", { bubbles: true }));
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
if (document.querySelector(".link")) addEventListener("pagehide", () => { for (const link of document.querySelectorAll(".link, .text")) link.open = false; });

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
