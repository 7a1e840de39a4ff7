// The main journey in three browser engines: three people are invited, their links shared and emailed, one of them joins,
// and they are told a new date.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { engines, openPage, until } from "./engines.mjs";
import { startDemo } from "./server.mjs";

let demo;

before(async () => { demo = await startDemo(); });
after(async () => { assert.equal(await demo?.stop(), 0); });

const fill = (page, values) => page.evaluate((given) => {
  for (const [selector, place, value] of given) {
    const field = document.querySelectorAll(selector)[place];
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}, values);

/** Presses the visible button or link whose text begins so. */
async function press(page, text) {
  await until(async () => {
    const isThere = await page.evaluate((wanted) => {
      document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
      const plain = (element) => element.textContent.replace(/[\u2066-\u2069]/g, "").trim();
      const all = [...document.querySelectorAll("button, a, summary")];
      const found = all.find((element) => plain(element).startsWith(wanted) && element.checkVisibility() && !element.matches("[aria-hidden=true]"));
      found?.setAttribute("data-pressed", "");
      found?.scrollIntoView({ block: "center" });
      return Boolean(found);
    }, text);
    // What is still on its way to its place can't be pressed yet.
    if (isThere) await page.click("[data-pressed]");
    return isThere;
  }, `“${text}” is there`);
}

const shows = (page, text) => until(() => page.evaluate((wanted) => document.body.innerText.replace(/[\u2066-\u2069]/g, "").includes(wanted), text), `“${text}” is shown`);

/** Waits until the demo has kept an email with this subject. */
async function isSent(page, kind, title) {
  await until(async () => {
    await page.goto(`${demo.url}/outbox`);
    const address = await page.evaluate(() => [...document.querySelectorAll("main a")].find((link) => link.textContent.startsWith("Read email"))?.href);
    if (!address) return false;
    await page.goto(address);
    return page.evaluate((wanted) => document.body.innerText.replace(/[\u2066-\u2069]/g, "").includes(wanted), `${kind}${title}`);
  }, `“${kind}${title}” is sent`, 30);
}

for (const engine of engines) {
  test(`three people are invited, emailed, join, and are told a new date, in ${engine}`, async () => {
    const page = await openPage(engine);
    const title = `Harvest in ${engine}`;
    try {
      await page.goto(`${demo.url}/login`);
      await fill(page, [["[name=email]", 0, "ada@example.org"], ["[name=password]", 0, demo.password]]);
      await press(page, "Sign in");
      await shows(page, "Create a meeting");
      await fill(page, [["[name=title]", 0, title], ["[name=room]", 0, "planning"], ["[name=name]", 1, "Bob Stone"], ["[name=email]", 1, "bob@example.org"], ["[name=name]", 2, "Zoë 李"]]);
      await press(page, "Review meeting");
      await press(page, "Create 3 links");
      await shows(page, "The meeting was created, with 3 links.");
      await until(() => page.evaluate(() => document.activeElement.name === "copy"), "the first link to share has the focus");
      const meeting = new URL(await page.url()).pathname;
      await until(() => page.evaluate(() => document.querySelectorAll(".links li").length === 3), "three people are listed");

      // The first link is copied, the person who has an email address is sent theirs.
      await page.click("button[name=copy]");
      await shows(page, "1 of 3 shared");
      await until(() => page.evaluate(() => document.querySelector(".links li .state").textContent.startsWith("Copied")), "the row says so");
      await page.goto(`${demo.url}${meeting}/send`);
      await press(page, "Send to 1 person");
      await shows(page, "Sending to 1 person");
      await isSent(page, "Invitation: ", title);

      // What the organizer shares opens for the person, and leads into the room.
      await page.goto(`${demo.url}${meeting}/links.txt`);
      await shows(page, "Bob Stone: ");
      const [, link] = (await page.evaluate(() => document.body.textContent)).match(/Bob Stone: (\S+)/);
      await page.goto(link);
      await shows(page, "Joining as Bob Stone");
      await press(page, "Join now");
      await shows(page, "You would now be in the room “planning” as Bob Stone.");

      // Who was told the earlier date is told the new one. On the way there, the end is on another day for a while.
      await page.goto(`${demo.url}${meeting}/edit`);
      await fill(page, [["[name=title]", 0, `${title}, later`], ["[name=date]", 0, new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)], ["[name=start]", 0, "23:30"], ["[name=start]", 0, "09:00"]]);
      await press(page, "Save");
      await shows(page, "Your changes were saved.");
      await shows(page, `${title}, later`);
      await shows(page, "0 of 3 shared");
      await press(page, "Send update");
      await press(page, "Send to 1 person");
      await shows(page, "Sending to 1 person");
      await isSent(page, "Updated invitation: ", `${title}, later`);
      await page.goto(link);
      await shows(page, "You can’t join yet");
    } finally {
      await page.close();
    }
  });
}
