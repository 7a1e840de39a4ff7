// Comfort on the send sheet, which works without this file: its button says how many people are ticked.

const send = document.querySelector("[data-send]");
const forms = Object.entries(JSON.parse(send?.dataset.send ?? "{}"));
const plural = new Intl.PluralRules(document.documentElement.lang);
document.addEventListener("change", (event) => {
  if (!send || event.target.name !== "person") return;
  const count = document.querySelectorAll("[name=person]:checked").length;
  const [number, text] = forms.find(([number]) => plural.select(number) === plural.select(count)) ?? forms.at(-1);
  send.textContent = text.replace(number, count);
});
