// Sending invitations, and watching what becomes of each, with script and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertOpenToAll, launch, signIn, start, startMail } from "./server.mjs";

let mail;
let server;
let browser;

before(async () => {
  mail = await startMail();
  const settings = { LATCHKEY_SMTP_URL: mail.url, LATCHKEY_MAIL_FROM: "links@example.net", LATCHKEY_MAIL_RETRY: "2" };
  [server, browser] = await Promise.all([start(settings), launch()]);
});
after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
  mail?.stop();
});

/** A meeting with four people: the mail server refuses one, and takes two at the second attempt, first as if a limit were reached. */
async function makeMeeting(page, room) {
  await signIn(page, server);
  await page.getByRole("combobox", { name: "Room" }).fill(room);
  await page.getByText("Paste a list").click();
  await page.getByRole("textbox", { name: /email recipients/i }).first().fill("Bob <bob@example.org>\nCarol <no-such.1@example.org>\nDan <busy." + room + "@example.org>\nEve <quota." + room + "@example.org>");
  await page.getByRole("button", { name: "Review meeting", exact: true }).last().click();
  await page.getByRole("button", { name: /Create \W?\d\W? links/ }).click();
  await page.getByRole("heading", { name: room }).waitFor();
}

test("a meeting is sent, and its page shows by itself what becomes of each message", async () => {
  const page = await browser.newPage();
  const complained = [];
  page.on("pageerror", (error) => complained.push(error.message));
  await makeMeeting(page, "with-script");
  await page.getByRole("link", { name: "Send invitations…" }).click();
  const button = page.locator("form.meeting button.strong");
  assert.match(await button.textContent(), /^Send to \u2068?4\u2069? people$/, "the organizer is not ticked");
  await page.getByRole("checkbox", { name: /Bob/ }).uncheck();
  assert.match(await button.textContent(), /^Send to \u2068?3\u2069? people$/);
  await page.getByRole("checkbox", { name: /Bob/ }).check();
  await page.frameLocator("iframe").getByText("has invited you to").waitFor();
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await assertOpenToAll(page, `the send sheet, ${colorScheme} ${width}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await button.click();
  // Sending can be undone while the page counts.
  const left = page.locator("[data-seconds]");
  const first = await left.textContent();
  await page.waitForFunction((first) => document.querySelector("[data-seconds]").textContent !== first, first);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Sending was stopped. Nothing was sent.").waitFor();
  await button.click();
  await left.waitFor({ state: "detached" });
  const state = (name) => page.locator(".links li").filter({ hasText: name }).locator(".state");
  await state("Bob").filter({ hasText: "Emailed" }).waitFor();
  await state("Carol").filter({ hasText: /Failed\. The mail server replied: “\W?550 5\.1\.1 no such mailbox\W?”/ }).waitFor();
  // What holds every email up is told once, as long as it does.
  const obstacle = page.getByText(/The mail server rejects all emails because of Latchkey’s settings.*Daily user sending limit exceeded/);
  await obstacle.waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/obstacle.png`, fullPage: true });
  await state("Dan").filter({ hasText: "Emailed" }).waitFor();
  await state("Eve").filter({ hasText: "Emailed" }).waitFor();
  await obstacle.waitFor({ state: "hidden" });
  await page.locator("#mail").waitFor({ state: "hidden" });
  await page.reload();
  await page.locator("#failed").getByRole("link", { name: "Send again" }).waitFor();
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const meeting = page.url().split("#")[0];
      for (const url of [meeting, `${server.url}/outbox`, `${server.url}/settings`, `${meeting}/message`, `${meeting}/delete`]) {
        await page.goto(url);
        await assertOpenToAll(page, `${url} ${colorScheme} ${width}`);
      }
      await page.goto(meeting);
    }
  }
  assert.deepEqual(complained, []);
  await page.close();
});

test("without script all of it works, and sending can be undone", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const before = mail.taken();
  await makeMeeting(page, "without-script");
  await page.getByRole("link", { name: "Send invitations…" }).click();
  await page.locator("form.meeting button.strong").click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Sending was stopped. Nothing was sent.").waitFor();
  await page.locator("form.meeting button.strong").click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  const dan = page.locator(".links li").filter({ hasText: "Dan" }).locator(".state").filter({ hasText: "Emailed" });
  for (let second = 0; second < 40 && (await dan.count()) === 0; second++) {
    await page.waitForTimeout(1000);
    await page.reload();
  }
  assert.equal(await dan.count(), 1);
  assert.ok(mail.taken() >= before + 2);
  await context.close();
});
