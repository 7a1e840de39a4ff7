// Comfort on the form of a meeting and its people: it works without this file.

const announce = (text) => { document.querySelector("#announcer").textContent = text; };

// Another row, without asking the server.
const rows = document.querySelector("[data-rows]");
function addRow() {
  const row = rows.lastElementChild.cloneNode(true);
  const place = rows.children.length;
  for (const error of row.querySelectorAll(".error, [name=from], [name=accept]")) error.remove();
  for (const label of row.querySelectorAll("label[for]")) label.htmlFor = label.htmlFor.replace(/\d+$/, place);
  for (const named of row.querySelectorAll("[aria-label]")) named.ariaLabel = named.ariaLabel.replace(/\d+/, place + 1);
  for (const input of row.querySelectorAll("input")) {
    if (input.id) input.id = input.id.replace(/\d+$/, place);
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    if (input.type === "checkbox") { input.checked = false; input.value = place; } else input.value = "";
  }
  row.querySelector("details").open = false;
  rows.append(row);
  row.querySelector("input").focus();
}
document.querySelector("[data-add-row]")?.addEventListener("click", (event) => {
  event.preventDefault();
  addRow();
});

// Enter goes on to the next person, and from an empty last row to the button. It does not send a form that names nobody.
const nameOf = (row) => row.querySelector("[name=name]");
const isBlank = (row) => !nameOf(row).value.trim() && !row.querySelector("[name=email]").value.trim();
rows?.closest("form").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("input:not([type=file])")) return;
  const row = event.target.closest(".row");
  const all = [...rows.children];
  const blank = all.find(isBlank);
  const named = all.length - all.filter(isBlank).length;
  if (!row && (!blank || named > 1 || document.querySelector("[name=list], [name=table]") || document.querySelector("#paste").value.trim())) return;
  event.preventDefault();
  if (!row) nameOf(blank).focus();
  else if (row.nextElementSibling) nameOf(row.nextElementSibling).focus();
  else if (isBlank(row)) document.querySelector("[data-review]").focus();
  else addRow();
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

// A file that is too large is refused before it is sent.
document.querySelector("#file")?.addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.setCustomValidity(file?.size > 4_500_000 ? event.target.dataset.tooLarge : "");
  event.target.reportValidity();
});

/** A text that the server writes; `null` where it did not. */
async function textOf(address) {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok && !answer.redirected ? answer.text() : null;
}

// People of the address book are offered while a name or an address is typed. Choosing one fills in the rest.
rows?.addEventListener("focusin", async () => {
  const lines = await textOf("/settings/people/names");
  if (!lines) return;
  const people = lines.split("\n").filter(Boolean).map((line) => line.split("\t"));
  for (const [place, name] of ["name", "email"].entries()) {
    const list = document.createElement("datalist");
    list.id = `known-${name}`;
    list.append(...people.filter((person) => person[place]).map((person) => new Option(person[1 - place], person[place])));
    rows.before(list);
    for (const input of rows.querySelectorAll(`[name=${name}]`)) input.setAttribute("list", list.id);
  }
  rows.addEventListener("input", ({ target }) => {
    const place = ["name", "email"].indexOf(target.name);
    const found = people.filter((person) => place >= 0 && target.value && person[place] === target.value);
    if (found.length !== 1) return;
    const row = target.closest(".row");
    for (const [index, name] of ["name", "email", "language"].entries()) {
      const field = row.querySelector(`[name=${name}]`);
      if (!field.value) field.value = found[0][index];
    }
  });
}, { once: true });

const rooms = document.querySelector("[data-rooms-from]");
document.querySelector("#room")?.addEventListener("focus", async () => {
  const names = await textOf(rooms.dataset.roomsFrom);
  if (names) rooms.replaceChildren(...names.split("\n").map((name) => new Option(name, name)));
}, { once: true });

const meeting = document.querySelector("[data-meeting]");
if (meeting) {
  const { title, room, room_from: from, date, start, end, end_date: endDate, zone } = meeting.elements;

  // The room follows from the title until it is typed. The server knows every script.
  if (room) {
    const echo = document.querySelector("[data-room-echo]");
    const show = (name) => { echo.textContent = name.replace(/^(https:\/\/)?[^/]+\.daily\.co\//, "") || "…"; };
    let follows = !room.value || from;
    title.addEventListener("input", async () => {
      if (!follows) return;
      const { value } = title;
      const isPlain = /^[\w -]*$/.test(value);
      room.value = isPlain ? value.toLowerCase().split(/[ -]+/).filter(Boolean).join("-").slice(0, 60) : "";
      from?.remove();
      if (!isPlain) {
        const name = await textOf(`/rooms/name-for?title=${encodeURIComponent(value)}`);
        if (follows && title.value === value) room.value = name ?? "";
      }
      show(room.value);
    });
    room.addEventListener("input", () => {
      follows = !room.value;
      from?.remove();
      show(room.value);
    });
  }

  const zones = document.querySelector("#zones");
  zones.append(...Intl.supportedValuesOf("timeZone").map((name) => new Option(name, name)));

  // Dates and times as they are typed, in milliseconds. The end's date is shown where it is another one.
  const starts = () => date.valueAsNumber + start.valueAsNumber;
  const ends = () => (endDate.value ? endDate : date).valueAsNumber + end.valueAsNumber;
  const showEnd = (time) => {
    end.valueAsDate = endDate.valueAsDate = new Date(time);
    if (endDate.value !== date.value) endDate.closest("details").open = true;
    // To WebKit, a date that is cleared once is incomplete, and the form is not sent.
    else endDate.value = endDate.value = "";
  };

  // Where nobody has chosen a zone yet, the browser knows better than the server.
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ("guessedZone" in meeting.dataset && own && own !== zone.value) {
    const now = Math.ceil(Date.now() / 300_000) * 300_000;
    zone.value = own;
    date.valueAsDate = start.valueAsDate = new Date(now - new Date(now).getTimezoneOffset() * 60_000);
    showEnd(starts() + 3600_000);
  }

  // A start that moves takes the end along. Another day begins at half an hour.
  let length = ends() - starts();
  const takeEndAlong = () => { if (length > 0 && starts()) showEnd(starts() + length); };
  const [today, soon] = "new" in meeting.dataset ? [date.value, start.valueAsNumber] : [];
  let isProposed = true;
  date.addEventListener("change", () => {
    if (!date.value) return;
    const time = date.value === today ? soon : Math.ceil(soon / 1800_000) * 1800_000;
    if (today && isProposed) start.valueAsDate = new Date(time);
    takeEndAlong();
  });
  start.addEventListener("change", () => { isProposed = false; takeEndAlong(); });
  for (const field of [end, endDate]) {
    field.addEventListener("change", () => { isProposed = false; length = ends() - starts(); });
  }
}
