// Comfort in the review and beside room checks: both work without this file.

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

// Once a mistake was mended, the entries have to be checked again before links are created.
document.addEventListener("input", (event) => {
  const field = event.target;
  const again = document.querySelector(".actions [value=review]");
  if (!again || !field.matches(".row [aria-invalid]")) return;
  field.removeAttribute("aria-invalid");
  for (const said of document.querySelectorAll(`#${field.id}-error, li:has(> [href="#${field.id}"])`)) said.hidden = true;
  for (const old of document.querySelectorAll("[data-make], #left-out, .problems:not(:has(li:not([hidden]), p))")) old.hidden = true;
});

// A list is read again as soon as it is to be read in another way.
document.addEventListener("change", (event) => {
  const chooser = event.target.closest("[data-list]");
  if (!chooser || !event.target.matches("select")) return;
  const button = chooser.querySelector("[data-reread]");
  button.formAction = button.formAction.replace(/#.*|$/, `#${event.target.id}`);
  event.target.form.requestSubmit(button);
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
    const line = document.querySelector("[data-room-state]");
    if (line) {
      line.textContent = found.dataset.worst;
      line.hidden = !found.dataset.worst;
    }
    if (had) (found.querySelector("[data-focus]") ?? found).focus();
  } catch {
    place.removeAttribute("aria-busy");
    const sorry = document.createElement("p");
    sorry.textContent = place.dataset.failed;
    place.append(sorry);
    document.querySelector("#announcer").textContent = sorry.textContent;
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
