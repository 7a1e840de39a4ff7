// The pages behind join links in each of their states: what they say, to whom they are open, and what they weigh.

import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";

import { linksOf, organizerOf, title, troubledLink } from "./organizer.mjs";
import { assertOpenToAll, launch, start, startDemo } from "./server.mjs";

let demo;
let troubled;
let browser;
let organizer;
let links;

before(async () => {
  [demo, troubled, browser] = await Promise.all([startDemo(), start({ LATCHKEY_LINK_KEY: "0c".repeat(32) }), launch()]);
  organizer = await organizerOf(browser, demo);
  links = { ...await linksOf(organizer, demo), trouble: await troubledLink(browser, troubled) };
});
after(async () => {
  await browser?.close();
  assert.equal(await demo?.stop(), 0);
  assert.equal(await troubled?.stop(), 0);
});

const states = {
  early: [200, title, "Invited by Ada Lovelace", "You can’t join yet", "You can join from ", "Joining as Alan Turing", "You can close this page and open your link again later.", "Add to calendar", "Test camera and microphone", "Check again"],
  open: [200, title, "Invited by Ada Lovelace", "Joining as Alan Turing", "Join now", "You can join until", "Can’t get in?"],
  over: [200, title, "This meeting is over", "Ended: ", "If you have questions, contact Ada Lovelace.", "Tell Ada Lovelace that I missed the meeting"],
  cancelled: [200, "This meeting was cancelled", "Ada Lovelace cancelled it."],
  revoked: [410, "This link no longer works", "Ada Lovelace revoked it.", "Ask Ada Lovelace for a new link"],
  replaced: [410, "This link was replaced", "Use the link in your latest invitation.", "Ask Ada Lovelace for a new link"],
  unknown: [404, "We don’t recognize this link", "Open the link in your invitation again", "Code", "Open invitation"],
  trouble: [503, "Something went wrong on our end", "Try again in a minute.", "Check again"],
  enter: [200, "Open your invitation", "Enter the code at the end of the link in your invitation: 16 letters and numbers.", "Open invitation"],
  test: [200, "Camera and microphone test", "Your picture and sound never leave your device.", "The test needs JavaScript.", "Back to the invitation"],
};
const languages = ["ar", "de", "en", "es", "fr", "nl", "pl", "pt-BR"];

test("every state is readable and joining works without script", async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const seen = async () => (await page.locator("body").innerText()).replace(/[\u2066-\u2069]/g, "");
  for (const [state, [status, ...sentences]] of Object.entries(states)) {
    assert.equal((await page.goto(links[state])).status(), status, state);
    assert.equal(await page.title(), "Meeting invitation");
    const said = await seen();
    for (const sentence of sentences) assert.ok(said.includes(sentence), `${state}: “${sentence}” is not in\n${said}`);
    if (!sentences.includes(title)) assert.doesNotMatch(said, new RegExp(`${title}|Alan Turing`), `${state} tells about the meeting`);
    if (state !== "open") assert.equal(await page.getByRole("button", { name: "Join now" }).count(), 0, state);
  }
  await page.goto(links.early);
  await page.getByRole("link", { name: "Check again" }).click();
  assert.equal(page.url(), links.early);
  await page.goto(links.open);
  await page.getByText("Can’t get in?").click();
  await page.getByRole("button", { name: "Tell \u2068Ada Lovelace\u2069 that I can’t get in" }).click();
  assert.match(await seen(), /We’ve let Ada Lovelace know\./);
  await page.getByRole("button", { name: "Join now" }).click();
  assert.match(await seen(), /You would now be in the room “harvest” as Alan Turing\./);
  await page.context().close();
});

test("a code that is wrong is told so in the chosen language, and can be tried again in it", async () => {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/j?lang=de`);
  for (const attempt of ["first", "second"]) {
    await page.getByLabel("Code").fill("nothing");
    const [answer] = await Promise.all([page.waitForNavigation(), page.locator("form button").click()]);
    assert.equal(answer.status(), 404, attempt);
    assert.equal(await page.locator("html").getAttribute("lang"), "de", attempt);
  }
  await page.context().close();
});

test("no page has a barrier that axe-core finds, in two directions, light or dark, wide or narrow", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme });
    for (const language of ["en", "ar"]) {
      for (const [state, [status]] of Object.entries(states)) {
        assert.equal((await page.goto(`${links[state]}?lang=${language}`)).status(), status, state);
        assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
        for (const fold of await page.locator("summary:visible").all()) await fold.click();
        for (const width of [1280, 390, 320]) {
          await page.setViewportSize({ width, height: 800 });
          await assertOpenToAll(page, `${state} ${language} ${colorScheme} ${width}`);
        }
      }
    }
    await page.close();
  }
});

test("names as long as they may be, without a space, fit a narrow window", async () => {
  const name = "Ŵ".repeat(200);
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  for (const times of [{}, { opensIn: 3600, closesIn: 7200 }]) {
    const { link } = await organizer.invite(name, { ...times, title: name });
    assert.equal((await page.goto(link)).status(), 200);
    assert.equal((await page.locator("main").innerText()).split(name).length, 3, "the title and the name are there");
    await assertOpenToAll(page, link);
  }
  await page.context().close();
});

/** Fetches as a browser does; answers the text, and how many bytes came, headers and all. */
const fetched = (url) => new Promise((resolve, reject) => {
  get(url, { agent: false, headers: { "accept-encoding": "gzip" } }, async (answer) => {
    const chunks = await answer.toArray();
    const body = Buffer.concat(chunks);
    const text = (answer.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
    resolve({ status: answer.statusCode, text, size: answer.socket.bytesRead });
  }).on("error", reject);
});

test("a page weighs less than 10 kB in every language, with all that it loads", async () => {
  for (const language of languages) {
    for (const state of ["early", "open", "test"]) {
      const { status, text, size } = await fetched(`${links[state]}?lang=${language}`);
      assert.equal(status, 200);
      assert.ok(text.includes(`<html lang="${language}"`));
      const parts = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
      assert.equal(parts.length, 3, "a stylesheet, a script and an icon");
      const sizes = await Promise.all(parts.map(async (path) => (await fetched(demo.url + path)).size));
      const total = sizes.reduce((sum, one) => sum + one, size);
      assert.ok(total < 10_000, `${state} ${language}: ${size} + ${sizes.join(" + ")} = ${total} bytes`);
    }
  }
});

test("a page asks nothing of other origins, sets no cookie, and has nothing to complain of", async () => {
  for (const [state, [status]] of Object.entries(states)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complained = [];
    const own = new URL(links[state]).origin;
    page.on("pageerror", (error) => complained.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") complained.push(`${message.text()} ${message.location().url}`); });
    page.on("request", (request) => { if (new URL(request.url()).origin !== own) complained.push(`asked ${request.url()}`); });
    assert.equal((await page.goto(links[state], { waitUntil: "networkidle" })).status(), status, state);
    // Chromium itself says when a page's status is not 200.
    const expected = status === 200 ? [] : [links[state]];
    assert.deepEqual(complained.map((text) => text.split(" ").at(-1)), expected, complained.join());
    assert.deepEqual(await context.cookies(), [], state);
    await context.close();
  }
});
