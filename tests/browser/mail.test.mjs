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
  await page.getByRole("button", { name: /Send to \u2068\d\u2069 people/ }).click();
  const state = (name) => page.locator(".person").filter({ hasText: name }).locator(".state");
  await state("Bob").filter({ hasText: "Sent" }).waitFor();
  await state("Carol").filter({ hasText: /Failed\. The mail server’s answer: “\W?550 5\.1\.1 no such mailbox\W?”/ }).waitFor();
  // What holds every email up is told once, as long as it does.
  const obstacle = page.getByText(/The mail server rejects all emails because of Latchkey’s settings.*Daily user sending limit exceeded/);
  await obstacle.waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/obstacle.png`, fullPage: true });
  await state("Dan").filter({ hasText: "Sent" }).waitFor();
  await state("Eve").filter({ hasText: "Sent" }).waitFor();
  await obstacle.waitFor({ state: "hidden" });
  await page.locator("[data-counts]").filter({ hasText: "1 failed" }).waitFor();
  await page.waitForFunction(() => { const bar = document.querySelector("progress"); return bar.value === bar.max; });
  await page.reload();
  await page.getByRole("button", { name: "Retry 1 failed email" }).waitFor();
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

test("without script the page loads again until all is through", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const before = mail.taken();
  await makeMeeting(page, "without-script");
  await page.getByRole("button", { name: /Send to \u2068\d\u2069 people/ }).click();
  await page.locator("meta[http-equiv=refresh]").waitFor({ state: "attached" });
  await page.locator(".person").filter({ hasText: "Dan" }).locator(".state").filter({ hasText: "Sent" }).waitFor({ timeout: 25_000 });
  assert.equal(await page.locator("meta[http-equiv=refresh]").count(), 0);
  assert.ok(mail.taken() >= before + 2);
  await context.close();
});
