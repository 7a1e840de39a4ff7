// Comfort on the form of a meeting and its people: it works without this file.

const announce = (text) => { document.querySelector("#announcer").textContent = text; };

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

// A file that is too large is refused before it is sent.
document.querySelector("#file")?.addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.setCustomValidity(file?.size > 4_500_000 ? event.target.dataset.tooLarge : "");
  event.target.reportValidity();
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
