// Comfort only: the page works without this file. What it says stands in the page's `data-` attributes.

const { lang } = document.documentElement;
// As the server writes dates: British where it says `en`, with Western digits everywhere.
const locale = new Intl.Locale(lang === "en" ? "en-GB" : lang, { numberingSystem: "latn" });
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const find = (selector) => document.querySelector(selector);

// The time where the reader is, if that is not the meeting's.
const local = find("[data-local]");
if (local) {
  const [from, to] = [local.dataset.from, local.dataset.to].map((text) => new Date(text));
  const say = (timeZone) => new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone }).formatRange(from, to);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    if (zone && say(zone) !== say(local.dataset.zone)) {
      local.textContent = filled(local.dataset.local, { time: say(zone), zone: zone.replaceAll("_", " ") });
      local.hidden = false;
    }
  } catch { /* a zone that this browser does not know */ }
}

// How long until the meeting opens. The server's clock counts, whatever this device's says.
const early = find("[data-opens-in]");
if (early) {
  const opensAt = Date.now() + 1000 * Number(early.dataset.opensIn);
  const countdown = find("[data-countdown]");
  const part = (number, unit) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(number);
  const left = (minutes) => {
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
    const parts = days > 0 ? [[days, "day"], [hours, "hour"]] : [[hours, "hour"], [minutes % 60, "minute"]];
    return new Intl.ListFormat(locale, { type: "unit" }).format(parts.filter(([number]) => number > 0).map(([number, unit]) => part(number, unit)));
  };
  const tick = () => {
    const seconds = Math.ceil((opensAt - Date.now()) / 1000);
    if (seconds > 0) {
      const text = filled(countdown.dataset.countdown, { time: left(Math.ceil(seconds / 60)) });
      if (countdown.textContent !== text) countdown.textContent = text;
      countdown.hidden = false;
      return;
    }
    clearInterval(timer);
    for (const element of document.querySelectorAll("[data-early]")) element.hidden = true;
    const said = find("[data-open]");
    said.textContent = said.dataset.open;
    for (const element of document.querySelectorAll("[data-join]")) element.hidden = false;
    if (document.activeElement === document.body) find("[data-join] button").focus();
  };
  const timer = setInterval(tick, 1000);
  tick();
}

// Browsers within other apps often can't use the camera. Without https, none can on this page, but all can at Daily.
const hint = find("[data-browser]");
if (hint) hint.hidden = (Boolean(navigator.mediaDevices) || !isSecureContext) && !/FBAN|FBAV|Instagram|Line\/|MicroMessenger|; wv\)/.test(navigator.userAgent);
const copy = find("[data-copy]");
copy?.addEventListener("click", async () => {
  const text = location.origin + copy.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
    copy.textContent = copy.dataset.copied;
  } catch {
    // Where that is not allowed, the link is there to be copied by hand.
    const field = document.createElement("input");
    [field.value, field.readOnly, field.ariaLabel] = [text, true, copy.textContent];
    copy.replaceWith(field);
    field.select();
    if (document.execCommand("copy")) field.replaceWith(copy.dataset.copied);
  }
});
