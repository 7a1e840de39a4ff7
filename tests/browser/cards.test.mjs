// Cards to print: how many fit on a page, and that each code opens its person's link.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import jsqr from "jsqr";
import { PNG } from "pngjs";

import { launch, signIn, start } from "./server.mjs";

let server;
let browser;
let context;

before(async () => {
  const settings = { LATCHKEY_LINK_KEY: "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f" };
  [server, browser] = await Promise.all([start(settings), launch()]);
  // As a printer with 150 dots an inch.
  context = await browser.newContext({ viewport: { width: 718, height: 1047 }, deviceScaleFactor: 150 / 96 });
});
after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
});

/** A meeting with thirty people, tomorrow; answers its address. */
async function makeMeeting(page, kind) {
  const names = ["Bob Stone", "مريم الحسن", "李小龍", "Zoë Łukasiewicz"];
  const people = Array.from({ length: 30 }, (_, place) => `${names[place % 4]} ${place}`).join("\n");
  const date = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const fields = { id: crypto.randomUUID(), room: `cards-${kind}`, title: "Chess club", date, start: "17:30", end: "19:00", zone: "Europe/Berlin", opens_early: "15", closes_late: "30", link_kind: kind, paste: people };
  return page.evaluate(async (fields) => (await fetch("/meetings", { method: "POST", body: new URLSearchParams(fields) })).url, fields);
}

for (const kind of ["join", "direct"]) {
  test(`thirty cards with ${kind} links fit on four pages, and each code is read at 150 dpi`, async () => {
    const page = await context.newPage();
    if (kind === "join") await signIn(page, server);
    await page.goto(server.url);
    const meeting = await makeMeeting(page, kind);
    await page.goto(`${meeting}/print`);
    const links = await page.evaluate(async (url) => (await (await fetch(url)).text()).trim().split("\n").map((line) => line.slice(line.lastIndexOf("http"))), `${meeting}/links.txt`);
    assert.equal(links.length, 30);
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 4);
    await page.emulateMedia({ media: "print" });
    const cards = page.locator(".card");
    for (let place = 0; place < 30; place++) {
      const { data, width, height } = PNG.sync.read(await cards.nth(place).screenshot());
      const code = jsqr(new Uint8ClampedArray(data), width, height)?.data;
      assert.equal(kind === "join" ? code?.toLowerCase() : code, links[place], `card ${place}`);
      const text = await cards.nth(place).innerText();
      assert.match(text, /17:30 \(Berlin time\)/);
      assert.match(text, /Scan with your phone’s camera\./);
      if (kind === "direct") continue;
      const [typed] = text.match(/\S+\/j\/[\da-z]{4}(-[\da-z]{4}){3}/);
      if (place === 0) assert.equal((await page.request.get(typed)).status(), 200, typed);
    }
    await page.close();
  });
}
