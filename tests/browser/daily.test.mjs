// What Daily says, beside the pages: against the demo's stand-in, with script and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertOpenToAll, launch, signIn, startDemo } from "./server.mjs";

let demo;
let browser;

before(async () => { [demo, browser] = await Promise.all([startDemo(), launch()]); });
after(async () => {
  await browser?.close();
  assert.equal(await demo?.stop(), 0);
});

/** From a room that is not there to links that Daily accepts. */
async function journey(page, room, check) {
  await page.getByRole("combobox", { name: "Room" }).fill(room);
  await page.getByRole("button", { name: "Review meeting", exact: true }).last().click();
  await page.getByRole("heading", { name: "Ready to create 1 link" }).waitFor();
  await check();
  const points = page.locator("#preflight .points > li");
  await points.filter({ hasText: `Daily has no room named “\u2068${room}\u2069”` }).waitFor();
  assert.ok(await page.getByLabel("Create the room together with the links").isChecked());
  assert.equal(await page.locator("[data-room-state]").textContent(), "The room will be created together with the links.");
  assert.equal(await page.getByRole("textbox", { name: "Name" }).first().inputValue(), "Ada Lovelace", "nothing is lost");
  await page.getByRole("button", { name: "Create 1 link" }).click();
  await page.getByRole("heading", { name: room }).waitFor();
}

test("a missing room is made from the review, and a link is tried, with script", async () => {
  const page = await browser.newPage();
  await signIn(page, demo);
  // The rooms are proposed as one types.
  await page.getByRole("combobox", { name: "Room" }).focus();
  await page.waitForFunction(() => [...document.querySelectorAll("#rooms option")].some((option) => option.value === "standup"));
  await journey(page, "with-script", () => {});
  await page.getByText("Room ready").click();
  const address = page.url();
  await page.getByText("Test a link", { exact: true }).click();
  await page.getByRole("button", { name: "Test a link with Daily" }).click();
  await page.locator("#preflight .notice").filter({ hasText: "Daily accepts one of the meeting’s links" }).waitFor();
  assert.equal(page.url(), address, "it is answered in place");
  assert.ok(await page.evaluate(() => document.activeElement.closest("#preflight") !== null), "the focus stays where the button was");
  await page.close();
});

test("a missing room is made from the review, and a link is tried, without script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, demo);
  await journey(page, "without-script", () => page.getByRole("button", { name: "Check room" }).click());
  await page.getByRole("link", { name: "Check room" }).click();
  await page.getByText("Room ready").click();
  await page.getByText("Test a link", { exact: true }).click();
  await page.getByRole("button", { name: "Test a link with Daily" }).click();
  await page.locator("#preflight .notice").filter({ hasText: "Daily accepts one of the meeting’s links and reads it correctly." }).waitFor();
  await page.getByRole("link", { name: "Back to meeting" }).click();
  await page.locator(".links .tools a").first().click();
  const link = await page.locator(".url").textContent();
  await page.getByRole("link", { name: "Can’t get in?" }).click();
  await page.getByLabel("Paste a link or an email, or type a name or email address").fill(`Hello, here it is: ${link}.`);
  await page.getByRole("button", { name: "Find the problem" }).click();
  await page.locator(".answer").filter({ hasText: "Ada Lovelace" }).waitFor();
  await context.close();
});

test("a public room is made private, by name, after saying what that does", async () => {
  const page = await browser.newPage();
  await signIn(page, demo);
  await page.getByRole("link", { name: "Rooms" }).click();
  const row = page.locator(".rooms li").filter({ hasText: "interview-2" });
  assert.match(await row.textContent(), /public/);
  assert.ok(await row.getByRole("button", { name: "Make \u2068interview-2\u2069 private" }).isHidden());
  await row.getByText("Make room private").click();
  await row.getByText("After this, only people with a link can join.").waitFor();
  await row.getByRole("button", { name: "Make \u2068interview-2\u2069 private" }).click();
  await page.getByText("\u2068interview-2\u2069 is private now").waitFor();
  assert.doesNotMatch(await row.textContent(), /public/);
  await page.close();
});

test("no page about Daily has a barrier that axe-core finds, light or dark, wide or narrow", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await signIn(page, demo);
      await page.goto(`${demo.url}/meetings`);
      const meeting = await page.getByRole("link", { name: "Weekly review" }).getAttribute("href");
      for (const path of ["/rooms", "/inspect", "/settings", meeting, `${meeting}/preflight`]) {
        await page.goto(`${demo.url}${path}`);
        if (path === meeting) await page.locator("#preflight .points").first().waitFor({ state: "attached" });
        for (const fold of await page.locator("main details:not(.menu) > summary").all()) await fold.click();
        await assertOpenToAll(page, `${path} ${colorScheme} ${width}`);
      }
      await page.goto(`${demo.url}/inspect`);
      await page.getByLabel("Paste a link or an email, or type a name or email address").fill("eyJhbGciOiJub25lIn0.eyJyb29tX25hbWUiOiJ4In0.");
      await page.getByRole("button", { name: "Find the problem" }).click();
      await page.locator(".finding").waitFor();
      await assertOpenToAll(page, `a finding ${colorScheme} ${width}`);
      await context.close();
    }
  }
});
