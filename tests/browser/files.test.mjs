// Files and codes that leave the program, read back by other programs' libraries.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import ICAL from "ical.js";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import PostalMime from "postal-mime";

import { assertOpenToAll, launch, signIn, start, verified } from "./server.mjs";

const day = new Date(Date.now() + 20 * 86400_000).toISOString().slice(0, 10);
let server;
let browser;
let page;
let meeting;

const people = ["Ada Lovelace <ada@example.org> (owner)", "Zoë 李 <zoe@example.org>", "<b>Bob</b>; \"B\", Stone", "=SUM(A1)"];

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
  const context = await browser.newContext({ bypassCSP: true });
  page = await context.newPage();
  await signIn(page, server);
  const form = {
    id: crypto.randomUUID(), room: "files", title: "Files; and, codes", date: day, start: "10:00", end: "11:30",
    zone: "Europe/Berlin", opens_early: "15", closes_late: "30", name: "", email: "", owner: "0",
  };
  const fields = new URLSearchParams(form);
  fields.delete("name");
  fields.delete("email");
  for (const person of people) {
    const [, name, email = ""] = person.match(/^(.*?)(?: <(\S+@\S+)>)?(?: \(owner\))?$/);
    fields.append("name", name);
    fields.append("email", email);
  }
  const answer = await context.request.post(`${server.url}/meetings`, {
    data: fields.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 303);
  meeting = server.url + answer.headers().location;
  await page.goto(meeting);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const fetched = async (url) => (await page.context().request.get(url)).body();
const pathOf = async (place) => server.url + (await page.locator(".links .tools a").nth(place).getAttribute("href"));
const linkOf = async (place) => (await fetched(`${await pathOf(place)}/link.txt`)).toString();

test("a calendar file reads right in another library", async () => {
  const file = (await fetched(`${await pathOf(1)}/calendar.ics`)).toString();
  const calendar = new ICAL.Component(ICAL.parse(file));
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent("vtimezone"));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  assert.equal(calendar.getFirstPropertyValue("method"), "PUBLISH");
  assert.equal(event.summary, "Files; and, codes");
  assert.equal(event.location, await linkOf(1));
  assert.equal(event.attendees[0].getParameter("cn"), "Zoë 李");
  assert.equal(event.component.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toString(), "-PT10M");
  assert.ok(event.description.includes(await linkOf(1)));
  const berlin = (time) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" }).format(time);
  assert.equal(berlin(event.startDate.toJSDate()), "10:00");
  assert.equal(berlin(event.endDate.toJSDate()), "11:30");
});

test("a draft reads right in another library", async () => {
  for (const place of [1, 2]) {
    const mail = await PostalMime.parse(await fetched(`${await pathOf(place)}/draft.eml`));
    const link = await linkOf(place);
    assert.equal(mail.headers.find((header) => header.key === "x-unsent").value, "1");
    assert.deepEqual([mail.from.name, mail.from.address], ["Ada Lovelace", "ada@example.org"]);
    if (place === 1) assert.deepEqual([mail.to[0].name, mail.to[0].address], ["Zoë 李", "zoe@example.org"]);
    assert.match(mail.subject, /^Invitation: Files; and, codes, /);
    assert.ok(mail.text.includes(link));
    assert.ok(mail.html.includes(`href="${link}"`));
    assert.ok(!mail.html.includes("<b>Bob"), "a name is text in HTML");
    if (place === 1) {
      const seen = await fetched(`${await pathOf(place)}/mail.html`);
      assert.equal(mail.html.replaceAll("\r\n", "\n").trim(), seen.toString().trim(), "what is shown is what the draft holds");
    }
    assert.equal(mail.attachments[0].mimeType, "text/calendar");
    assert.ok(new TextDecoder().decode(mail.attachments[0].content).startsWith("BEGIN:VCALENDAR"));
  }
});

test("a code opens its person's link", async () => {
  const link = await linkOf(3);
  await page.goto(`${await pathOf(3)}/large`);
  const { data, width, height } = PNG.sync.read(await page.locator("svg.qr").screenshot());
  assert.equal(jsqr(new Uint8ClampedArray(data), width, height).data, link);
  const inTheMeeting = new Date(`${day}T09:30:00Z`);
  assert.equal((await verified(link, inTheMeeting)).payload.u, "=SUM(A1)");
  await page.goto(`${meeting}/print`);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000);
  await page.goto(meeting);
});

test("no page has a barrier that axe-core finds, light or dark, wide or narrow", async () => {
  const person = await pathOf(1);
  const pages = [`${server.url}/`, `${server.url}/meetings`, `${server.url}/settings`, `${server.url}/settings/password`, `${server.url}/organizers`, `${server.url}/audit`, `${server.url}/api`, meeting, person, ...["large", "drop"].map((last) => `${person}/${last}`),
    ...["edit", "repeat", "delete", "add", "message", "print"].map((last) => `${meeting}/${last}`), `${server.url}/nowhere`];
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      for (const url of pages) {
        await page.goto(url);
        await assertOpenToAll(page, `${url} ${colorScheme} ${width}`);
      }
    }
  }
  await page.goto(meeting);
});

test("an API key is made in the settings, copied, and signs a token", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], storageState: await page.context().storageState() });
  const settings = await context.newPage();
  await settings.goto(`${server.url}/settings`);
  await settings.getByLabel("Name", { exact: true }).fill("Back end");
  await settings.getByLabel("Rooms").fill("stand*");
  await settings.getByRole("button", { name: "Create API key" }).click();
  await settings.getByRole("button", { name: "Copy" }).click();
  await settings.getByRole("button", { name: "Copied ✓" }).waitFor();
  const key = await settings.evaluate(() => navigator.clipboard.readText());
  await assertOpenToAll(settings, "a key that is shown");
  const ask = (room) => fetch(`${server.url}/api/v1/tokens`, {
    method: "POST", body: JSON.stringify({ room, name: "Ada" }),
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
  });
  const answer = await ask("standup");
  assert.equal(answer.status, 200);
  assert.match((await answer.json()).token.link, /^https:\/\/[a-z-]+\.daily\.co\/standup\?t=eyJ/);
  assert.equal((await ask("other")).status, 403);
  await settings.locator("summary", { hasText: "Revoke" }).click();
  await settings.getByRole("button", { name: "Revoke API key" }).click();
  await settings.getByText("API keys", { exact: true }).waitFor();
  assert.equal((await ask("standup")).status, 401);
  await context.close();
});

test("the keyboard alone goes from the form to a copied link", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const focus = () => page.evaluate(() => document.activeElement.getAttribute("name") ?? document.activeElement.textContent.trim());
  const tabTo = async (wanted) => {
    for (let step = 0; step < 60; step++) {
      if ((await focus()).startsWith(wanted)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab never came to ${wanted}, but to ${await focus()}`);
  };
  await page.goto(`${server.url}/`);
  await page.locator("[name=email]:focus").waitFor();
  await page.keyboard.type("ada@example.org");
  await page.keyboard.press("Tab");
  await page.keyboard.type("correct horse battery");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Create a meeting" }).waitFor();
  assert.equal(await focus(), "title", "the cursor stands in the first empty field");
  await page.keyboard.type("By keyboard");
  // The room follows from the title. Nobody else is named yet, so Enter leads to the first empty name, and on to the button.
  await page.keyboard.press("Enter");
  await tabTo("Review meeting");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ready to create 1 link" }).waitFor();
  // Enter in a field looks again; it makes no link by itself.
  await tabTo("name");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ready to create 1 link" }).waitFor();
  await tabTo("Create 1 link");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "By keyboard" }).waitFor();
  assert.equal(await focus(), "copy", "the first link to share");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied the link for" }).waitFor({ state: "attached" });
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^https:\/\/acme\.daily\.co\/by-keyboard\?t=/);
  await context.close();
});
