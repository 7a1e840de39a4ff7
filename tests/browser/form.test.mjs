// The form and the review by keyboard: from signing in to the list of links.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertOpenToAll, launch, password, signIn, start } from "./server.mjs";

let server;
let browser;

before(async () => { [server, browser] = await Promise.all([start(), launch()]); });
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A keyboard that counts the keys pressed besides typing, and a page that is left to it. */
async function keyboardOf(context) {
  const page = await context.newPage();
  let pressed = 0;
  return {
    page,
    count: () => pressed,
    press: async (key) => { pressed += 1; await page.keyboard.press(key); },
    type: (text) => page.keyboard.type(text),
    focused: () => page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent),
  };
}

async function signInWith({ page, press, type }) {
  await page.goto(`${server.url}/`);
  // The field has the focus only some time after the page is loaded.
  await page.locator("[name=email]:focus").waitFor();
  await type("ada@example.org");
  await press("Tab");
  await type(password);
  await press("Enter");
}

test("at every hour, the form proposes an hour in the browser's zone, and the hour stays when date or start change", async () => {
  // Whoever signs in without script has no zone yet, and the form's script finds it out.
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn(await plain.newPage(), server);
  const context = await browser.newContext({ timezoneId: "Europe/Berlin", storageState: await plain.storageState() });
  await plain.close();
  const page = await context.newPage();
  await page.goto(`${server.url}/`);
  const shown = async (field) => page.locator(field).inputValue();
  const times = async () => {
    const [date, start, endDate, end] = await Promise.all(["#date", "#start", "#end_date", "#end"].map(shown));
    const [starts, ends] = [`${date}T${start}Z`, `${endDate || date}T${end}Z`].map(Date.parse);
    assert.notEqual(endDate, date, "a date is shown once");
    assert.ok(!endDate || await page.locator("#end_date").isVisible(), "what was set is seen");
    return { date, start, minutes: (ends - starts) / 60_000 };
  };
  for (let hour = 0; hour < 24; hour += 1) {
    const now = new Date(Date.UTC(2026, 0, 31, hour, 47));
    await page.clock.setFixedTime(now);
    await page.reload();
    // Three minutes later is the next multiple of five, and Berlin is an hour ahead.
    const berlin = new Date(now.getTime() + 63 * 60_000).toISOString();
    assert.deepEqual(await times(), { date: berlin.slice(0, 10), start: berlin.slice(11, 16), minutes: 60 });
    await page.locator("#date").fill("2026-02-28");
    const next = await times();
    assert.deepEqual([next.date, next.start.slice(3), next.minutes], ["2026-02-28", "00", 60]);
    await page.locator("#start").fill("23:30");
    assert.deepEqual(await times(), { date: "2026-02-28", start: "23:30", minutes: 60 });
    await page.locator("#date").fill("2026-03-31");
    assert.deepEqual(await times(), { date: "2026-03-31", start: "23:30", minutes: 60 });
    await page.locator("#start").fill("09:00");
    assert.deepEqual(await times(), { date: "2026-03-31", start: "09:00", minutes: 60 });
  }
  await context.close();
});

test("three people are invited by keyboard, with few keys besides typing", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], timezoneId: "Europe/Berlin" });
  const keyboard = await keyboardOf(context);
  const { page, count, press, type, focused } = keyboard;
  await signInWith(keyboard);
  await page.getByRole("heading", { name: "Create a meeting" }).waitFor();
  assert.equal(await focused(), "Title");
  await type("Math class 5b");
  assert.equal(await page.locator("#room").inputValue(), "math-class-5b");
  assert.match(await page.locator("#start").inputValue(), /:\d[05]$/);
  await press("Enter");
  assert.match(await focused(), /^Name, person \W?2\W?$/, "nobody but the organizer is named");
  await type("Bob Stone");
  await press("Enter");
  await type("Zoë 李");
  await press("Enter");
  assert.match(await focused(), /^Name, person \W?4\W?$/, "a row was added");
  await press("Enter");
  assert.equal(await focused(), "Review meeting", "nothing was sent by accident");
  await press("Enter");
  await page.getByRole("heading", { name: /Ready to create \W?3\W? links/ }).waitFor();
  assert.match(await page.locator(".lede").textContent(), /acme\.daily\.co\/math-class-5b/);
  await assertOpenToAll(page, "the review");
  assert.match(await focused(), /Create \W?3\W? links/);
  await press("Enter");
  await page.getByRole("heading", { name: "Math class 5b" }).waitFor();
  for (let shared = 1; shared <= 3; shared += 1) {
    assert.match(await focused(), /^Copy/);
    await press("Enter");
    await page.getByText(new RegExp(`^\\W?${shared}\\W? of \\W?3\\W? shared`)).first().waitFor();
  }
  assert.ok(count() <= 25, `${count()} keys from signing in to three shared links`);
  await context.close();
});

test("the room follows the title, the time follows the date, and people are offered again", async () => {
  const context = await browser.newContext({ timezoneId: "Europe/Berlin" });
  const keyboard = await keyboardOf(context);
  const { page, press, type } = keyboard;
  await signInWith(keyboard);
  await page.getByRole("heading", { name: "Create a meeting" }).waitFor();
  const [title, room, date, start] = ["#title", "#room", "#date", "#start"].map((field) => page.locator(field));
  await title.fill("Урок 7");
  await page.waitForFunction(() => document.querySelector("#room").value === "urok-7");
  await room.fill("own-room");
  await title.fill("Another title");
  assert.equal(await room.inputValue(), "own-room");
  await room.fill("");
  await title.fill("Chess club");
  assert.equal(await room.inputValue(), "chess-club");

  const soon = await start.inputValue();
  const day = new Date(`${await date.inputValue()}T00:00Z`);
  const later = new Date(day.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  await date.fill(later);
  assert.match(await start.inputValue(), /:[03]0$/);
  await date.fill(day.toISOString().slice(0, 10));
  assert.equal(await start.inputValue(), soon);
  await start.fill("17:20");
  await date.fill(later);
  assert.equal(await start.inputValue(), "17:20", "a time that was typed stays");
  assert.equal(await page.locator("#end").inputValue(), "18:20");

  await page.getByLabel(/^Name, person \W?2\W?$/).fill("Carol");
  await page.getByLabel(/^Email address, person \W?2\W?$/).fill("carol@example.org");
  await assertOpenToAll(page, "the form");
  await page.locator("[data-review]").click();
  await page.getByRole("button", { name: /Create \W?2\W? links/ }).click();
  await page.getByRole("heading", { name: "Chess club" }).waitFor();

  // Saved as a template and used again, with the person from the address book.
  await page.goto(`${page.url().split("?")[0]}/template`);
  await page.getByRole("button", { name: "Save template" }).click();
  await assertOpenToAll(page, "the templates");
  await page.getByRole("link", { name: "Use template – Chess club" }).click();
  assert.equal(await page.locator("#room").inputValue(), "chess-club");
  const name = page.getByLabel(/^Name, person \W?2\W?$/);
  await name.focus();
  await page.locator("#known-name").waitFor({ state: "attached" });
  await name.fill("Zoë 李");
  assert.equal(await page.getByLabel(/^Email address, person \W?2\W?$/).inputValue(), "", "someone without an address");
  await name.fill("Carol");
  assert.equal(await page.getByLabel(/^Email address, person \W?2\W?$/).inputValue(), "carol@example.org");
  await page.goto(`${server.url}/settings/people`);
  await page.getByText("carol@example.org", { exact: true }).waitFor();
  await assertOpenToAll(page, "the address book");
  await context.close();
});

test("an entry that is mended is no longer marked, and is checked again before links are created", async () => {
  const context = await browser.newContext();
  const keyboard = await keyboardOf(context);
  const { page } = keyboard;
  await signInWith(keyboard);
  await page.getByLabel("Title").fill("Chess club");
  await page.getByLabel(/^Name, person \W?2\W?$/).fill("Carol");
  await page.getByLabel(/^Email address, person \W?2\W?$/).fill("carol@example");
  await page.locator("[data-review]").click();
  await page.getByRole("heading", { name: "1 entry needs fixing" }).waitFor();
  const [field, create, again] = [page.locator("#email-1"), page.locator("[data-make]"), page.getByRole("button", { name: "Check the list again" })];
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.ok(await create.isVisible(), "the others can get their links without her");
  await field.fill("carol@example.org");
  assert.equal(await field.getAttribute("aria-invalid"), null);
  for (const gone of [create, page.locator("#email-1-error"), page.locator(".problems"), page.locator("#left-out")]) assert.ok(!(await gone.isVisible()), `${gone}`);
  await again.click();
  await page.getByRole("heading", { name: /Ready to create \W?2\W? links/ }).waitFor();
  assert.ok(await create.isVisible());
  await context.close();
});
