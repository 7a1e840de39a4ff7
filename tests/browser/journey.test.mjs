// The main job in a real browser, with script and with script switched off.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { domainId, key, launch, signIn, start, verified } from "./server.mjs";

let server;
let browser;

before(async () => { [server, browser] = await Promise.all([start(), launch()]); });
after(async () => {
  await browser?.close();
  const code = await server?.stop();
  assert.equal(code, 0, "it stops in good order when told");
});

/** From signing in to the links of three people, one of them an owner; answers the links by name. */
async function journey(page, room) {
  await signIn(page, server);
  await page.getByRole("combobox", { name: "Room" }).fill(room);
  await page.getByRole("textbox", { name: "Title" }).fill("Weekly review");
  const names = page.getByLabel(/^Name, person/);
  assert.equal(await names.first().inputValue(), "Ada Lovelace");
  await names.nth(1).fill("Bob Stone");
  await names.nth(2).fill("Zoë 李");
  await page.getByRole("button", { name: "Review meeting", exact: true }).last().click();
  await page.getByRole("heading", { name: /Ready to create \W?3\W? links/ }).waitFor();
  await page.getByRole("button", { name: /Create \W?3\W? links/ }).click();
  await page.getByRole("heading", { name: "Weekly review" }).waitFor();
  return links(page);
}

async function links(page) {
  const rows = await page.locator(".links li").all();
  return Promise.all(rows.map(async (row) => [
    await row.locator("bdi").textContent(),
    await (await page.context().request.get(`${server.url}${await row.locator(".tools a").getAttribute("href")}/link.txt`)).text(),
  ]));
}

async function checkLinks(found, room) {
  assert.deepEqual(found.map(([name]) => name), ["Ada Lovelace", "Bob Stone", "Zoë 李"]);
  const ids = new Set();
  for (const [name, link] of found) {
    const { url, payload, header } = await verified(link);
    assert.equal(`${url.origin}${url.pathname}`, `https://acme.daily.co/${room}`);
    assert.deepEqual(header, { typ: "JWT", alg: "HS256" });
    assert.equal(payload.r, room);
    assert.equal(payload.d, domainId);
    assert.equal(payload.u, name);
    assert.equal(payload.o ?? false, name === "Ada Lovelace");
    assert.ok(Number.isInteger(payload.iat) && Number.isInteger(payload.exp) && payload.exp > Date.now() / 1000);
    ids.add(payload.ud);
  }
  assert.equal(ids.size, 3);
}

/** What a page complains of, and what it asks of others. */
function complaints(page) {
  const found = [];
  page.on("pageerror", (error) => found.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") found.push(`${message.text()} ${message.location().url}`); });
  page.on("request", (request) => { if (!request.url().startsWith(server.url)) found.push(`asked ${request.url()}`); });
  return found;
}

test("three people get their links, with script", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], timezoneId: "America/New_York" });
  const page = await context.newPage();
  const complained = complaints(page);
  const found = await journey(page, "with-script");
  await checkLinks(found, "with-script");
  const { payload } = await verified(found[0][1]);
  assert.match(await page.locator(".lede").textContent(), /New York/, "the browser's zone is taken");
  assert.equal(payload.nbf, undefined, "it starts now");

  // Copying marks the person, says so, and goes on to the next one.
  const row = page.locator(".links li").nth(1);
  await row.getByRole("button", { name: "Copy Bob Stone" }).click();
  await page.getByRole("status").filter({ hasText: "Copied the link for \u2068Bob Stone\u2069." }).waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), found[1][1]);
  await row.locator(".state").filter({ hasText: /^Copied \W?\d\d:\d\d/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest("li")?.querySelector("bdi").textContent), "Zoë 李");
  await page.locator("#progress").filter({ hasText: /^\W?1\W? of \W?3\W? shared$/ }).waitFor();
  await row.getByRole("button", { name: "Undo Bob Stone" }).click();
  await page.locator(".done").filter({ hasText: "Marked 1 link as not shared." }).waitFor();
  await page.getByText(/^Copy all \W?3\W? links/).click();
  await page.getByRole("button", { name: "As text" }).first().click();
  await page.getByRole("status").filter({ hasText: "Copied \u20683\u2069 links." }).waitFor({ state: "attached" });
  const all = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(all, found.map(([name, link], place) => `${name}${place === 0 ? " (owner)" : ""}: ${link}\n`).join(""));
  await page.locator("#progress").filter({ hasText: /^\W?3\W? of \W?3\W? shared$/ }).waitFor();

  // The same links after a restart, and after leaving and coming back.
  await server.restart();
  await page.reload();
  assert.deepEqual(await links(page), found);

  // More people later, their row made by script, their list pasted into a name.
  await page.locator("summary", { hasText: "Manage" }).click();
  await page.getByRole("link", { name: "Add people" }).click();
  await page.getByRole("button", { name: "+ Add another person" }).click();
  assert.equal(await page.getByLabel(/^Name, person/).count(), 4);
  await page.getByLabel(/^Name, person/).nth(3).fill("Fourth row");
  await page.locator("[name=owner]").nth(3).check();
  await page.evaluate(() => navigator.clipboard.writeText("Carol <carol@example.org>\nDan"));
  await page.getByLabel(/^Name, person/).first().focus();
  await page.keyboard.press("Control+v");
  assert.equal(await page.getByLabel("Names, email recipients or rows from a spreadsheet").inputValue(), "Carol <carol@example.org>\nDan");
  await page.getByRole("button", { name: "Review meeting", exact: true }).last().click();
  await page.getByRole("button", { name: /Create \W?3\W? links/ }).click();
  await page.getByRole("heading", { name: "Weekly review" }).waitFor();
  const more = await links(page);
  assert.deepEqual(more.slice(0, 3), found);
  assert.deepEqual(more.slice(3).map(([name]) => name), ["Fourth row", "Carol", "Dan"]);
  assert.equal((await verified(more[3][1])).payload.o, true);

  // After signing out, Back shows nothing.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await page.getByText("acme.daily.co").count(), 0);
  assert.deepEqual(complained, []);
  await context.close();
});

test("three people get their links, without script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const complained = complaints(page);
  const found = await journey(page, "without-script");
  await checkLinks(found, "without-script");

  // A button shows the link as text, and marks the person; so does the one for all of them.
  await page.getByRole("button", { name: "Copy Bob Stone" }).click();
  assert.equal(await page.locator("body").textContent(), found[1][1]);
  await page.goBack();
  await page.reload();
  assert.match(await page.locator(".links li").nth(1).locator(".state").textContent(), /^Copied \W?\d\d:\d\d\W?$/);
  await page.getByText(/^Copy all \W?3\W? links/).click();
  await page.getByRole("button", { name: "As text" }).last().click();
  assert.ok((await page.locator("body").textContent()).includes(`Bob Stone: ${found[1][1]}`));
  await page.goBack();
  await page.getByRole("link", { name: "More – Bob Stone" }).click();
  await page.getByText("Show text").click();
  assert.ok((await page.getByLabel("Invitation", { exact: true }).last().inputValue()).includes(found[1][1]));
  assert.equal(await page.getByRole("button", { name: "Open in your email program" }).count(), 1);
  assert.equal(await page.getByRole("link", { name: "Open link as \u2068Bob Stone\u2069" }).getAttribute("rel"), "noreferrer noopener");

  // A mistake keeps everything, and a row more needs no script.
  await page.goto(`${server.url}/`);
  await page.getByRole("combobox", { name: "Room" }).fill("not a room");
  await page.getByLabel(/^Name, person/).nth(1).fill("Bob");
  await page.getByRole("button", { name: "+ Add another person" }).click();
  assert.equal(await page.getByRole("combobox", { name: "Room" }).inputValue(), "not a room");
  assert.ok(await page.getByLabel(/^Name, person/).count() >= 7);
  assert.deepEqual(complained, []);
  await page.getByRole("button", { name: "Review meeting", exact: true }).last().click();
  assert.match(await page.locator("#room-error").textContent(), /can’t contain spaces/);
  assert.equal(await page.getByRole("button", { name: "Use \u2068not-a-room\u2069" }).count(), 1);
  assert.equal(await page.getByLabel(/^Name, person/).nth(1).inputValue(), "Bob");
  await context.close();
});

test("copying works on plain http, and is never claimed where it failed", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await journey(page, "plain-http");
  const copy = page.getByRole("button", { name: "Copy Bob Stone" });
  // As on http://192.0.2.1: no clipboard to write to, only the older way.
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    window.copied = [];
    document.execCommand = (command) => { window.copied.push([command, document.activeElement.value]); return true; };
  });
  await copy.click();
  const [, bob] = await links(page);
  await page.waitForFunction(() => window.copied.length === 1);
  assert.deepEqual(await page.evaluate(() => window.copied), [["copy", bob[1]]]);
  await page.getByText("Copied ✓").waitFor({ state: "detached" });
  await page.evaluate(() => { document.execCommand = () => false; });
  // The link stands on a page of its own instead, to be copied by hand.
  await copy.click();
  await page.waitForURL(/\/link\.txt$/);
  assert.equal(await page.locator("body").textContent(), bob[1]);
  await context.close();
});

test("a whole session at debug level logs and stores nothing that opens a meeting", () => {
  assert.ok(server.log.includes("DEBUG"), "the log is at debug level");
  const stored = readdirSync(join(server.folder, "latchkey-data")).map((file) => readFileSync(join(server.folder, "latchkey-data", file), "latin1")).join("");
  assert.ok(stored.includes("Bob Stone"));
  for (const [what, text] of [["log", server.log], ["database", stored]]) {
    // How a token's header and its claims begin; `eyJ` alone also stands in a password's hash once in a while.
    for (const secret of ["eyJ0eXAi", "eyJyIjoi", key, "correct horse"]) assert.ok(!text.includes(secret), `${secret} in the ${what}`);
  }
});
