// What an invitee does with a join link, in three browser engines, and what programs do with it before.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import jsqr from "jsqr";
import { PNG } from "pngjs";

import { engines, openPage, until } from "./engines.mjs";
import { organizerOf, title } from "./organizer.mjs";
import { launch, startDemo } from "./server.mjs";

const joinNow = "form button.strong";
let demo;
let browser;
let organizer;

before(async () => {
  [demo, browser] = await Promise.all([startDemo({ LATCHKEY_TRUSTED_PROXIES: "127.0.0.1" }), launch()]);
  organizer = await organizerOf(browser, demo);
});
after(async () => {
  await browser?.close();
  assert.equal(await demo?.stop(), 0);
});

/** What a person sees, without the marks that isolate names. */
const seen = async (page) => (await page.evaluate(() => document.body.innerText)).replace(/[\u2066-\u2069]/g, "");
const shows = (page, text) => until(async () => (await seen(page)).includes(text), `“${text}” is shown`);
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

async function isInTheRoom(page, name) {
  await shows(page, `You would now be in the room “harvest” as ${name}.`);
  assert.notEqual(new URL(await page.url()).origin, demo.url, "the room is at another origin");
}

/** Opens a page in a browser of its own, which is closed at the end, whatever happens. */
async function withPage(engine, use) {
  const page = await openPage(engine);
  try {
    await use(page);
  } finally {
    await page.close();
  }
}

for (const engine of engines) {
  test(`an invitee joins, goes back, and joins again, in ${engine}`, async () => {
    const { link } = await organizer.invite("Zoë 李");
    assert.equal((await fetch(link)).status, 200);
    await withPage(engine, async (page) => {
      await page.goto(link);
      for (const time of ["first", "second"]) {
        await shows(page, "Joining as Zoë 李");
        assert.ok((await seen(page)).includes(title), time);
        if (time === "first") assert.equal(await focused(page), "Join now");
        await page.click(joinNow);
        await isInTheRoom(page, "Zoë 李");
        await page.goBack();
      }
    });
  });
}

test("a page that waits lets the invitee in as soon as the meeting opens, without a reload, in every engine", async () => {
  await Promise.all(engines.map((engine) => withPage(engine, async (page) => {
    const { link } = await organizer.invite("Grace Hopper", { opensIn: 8 });
    await page.goto(link);
    await shows(page, "You can’t join yet");
    await shows(page, "You can join in 1 minute.");
    assert.ok(!(await seen(page)).includes("Join now"));
    await page.evaluate(() => { window.announcer = document.querySelector("[role=status]"); });
    assert.equal(await page.evaluate(() => window.announcer.textContent), "");
    assert.ok(await page.evaluate(() => getComputedStyle(window.announcer).display !== "none"), "a region that appears with its text is not read aloud");
    await until(() => page.evaluate(() => window.announcer.textContent === "You can join now."), "the opening is announced");
    const now = await seen(page);
    assert.ok(now.includes("You can join now.") && now.includes("Join now"), now);
    assert.doesNotMatch(now, /join (in|from)|can’t join yet/);
    assert.equal(await focused(page), "Join now");
    await page.click(joinNow);
    await isInTheRoom(page, "Grace Hopper");
  })));
});

test("a mail scanner that follows and presses everything costs the invitee nothing", async () => {
  const { link } = await organizer.invite("Katherine Johnson");
  const scanner = await browser.newContext({ extraHTTPHeaders: { "x-forwarded-for": "203.0.113.7" } });
  const page = await scanner.newPage();
  assert.equal((await scanner.request.head(link)).status(), 200);
  await page.goto(link);
  for (const address of await page.locator("a").evaluateAll((all) => all.map((one) => one.href))) {
    assert.equal((await scanner.request.get(address)).status(), 200, address);
  }
  const pressed = [];
  for (const button of await page.locator("form button").all()) {
    await page.goto(link);
    for (const fold of await page.locator("summary:visible").all()) await fold.click();
    pressed.push(await button.textContent());
    await Promise.all([page.waitForNavigation(), button.click()]);
  }
  assert.deepEqual(pressed, ["Join now", "Tell \u2068Ada Lovelace\u2069 that I can’t get in"]);
  await shows(page, "We’ve let Ada Lovelace know.");
  await scanner.close();

  const invitee = await browser.newContext();
  const fresh = await invitee.newPage();
  assert.equal((await fresh.goto(link)).status(), 200);
  await shows(fresh, "Joining as Katherine Johnson");
  assert.doesNotMatch(await seen(fresh), /We(’ve)? let/);
  await fresh.getByRole("button", { name: "Join now" }).click();
  await isInTheRoom(fresh, "Katherine Johnson");
  await invitee.close();
});

test("the keyboard alone reaches the button and joins", async () => {
  const { link } = await organizer.invite("Ada Yonath");
  const page = await browser.newPage();
  assert.equal((await page.goto(link)).status(), 200);
  assert.equal(await focused(page), "Join now", "it is focused at load");
  const passed = [];
  do {
    await page.keyboard.press("Tab");
    passed.push(await focused(page));
  } while (passed.at(-1) !== "Join now" && passed.length < 20);
  assert.ok(passed.includes("Can’t get in?"), "Tab goes round the whole page");
  assert.equal(passed.at(-1), "Join now");
  await page.keyboard.press("Enter");
  await isInTheRoom(page, "Ada Yonath");
  await page.context().close();
});

test("a code that is typed as it was read aloud leads to the invitation, without script", async () => {
  const { link } = await organizer.invite("Mary Somerville");
  const code = link.split("/").at(-1);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const typed of [code.toUpperCase().match(/.{4}/g).join("-"), ` ${code.replaceAll("0", "o").replaceAll("1", "l")} `, link]) {
    await page.goto(`${demo.url}/j`);
    await page.getByLabel("Code").fill(typed);
    await page.getByRole("button", { name: "Open invitation" }).click();
    await shows(page, "Joining as Mary Somerville");
    assert.equal(page.url(), link);
  }
  await page.context().close();
});

test("a QR code opens the invitation", async () => {
  const { meeting, link } = await organizer.invite("Mary Somerville");
  const page = await organizer.page();
  await page.goto(`${demo.url}/meetings/${meeting}/print`);
  const { data, width, height } = PNG.sync.read(await page.locator("svg.qr").screenshot());
  const code = jsqr(new Uint8ClampedArray(data), width, height);
  assert.deepEqual([code.version, code.data], [3, link.toUpperCase()]);
  const guest = await browser.newPage();
  assert.equal((await guest.goto(code.data)).status(), 200);
  await shows(guest, "Joining as Mary Somerville");
  await page.close();
  await guest.context().close();
});

test("the meeting's time is told in the invitee's own zone where that differs", async () => {
  const { link } = await organizer.invite("Mary Somerville", { opensIn: 3600, closesIn: 7200 });
  const at = (timeZone) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  for (const [timezoneId, name] of [["America/New_York", "America/New York"], ["UTC", undefined]]) {
    const page = await browser.newPage({ timezoneId });
    assert.equal((await page.goto(link)).status(), 200);
    await shows(page, "You can join in 1 hour.");
    const local = page.locator("[data-local]");
    assert.equal(await local.isVisible(), name !== undefined);
    if (name) {
      const time = at(timezoneId).format(new Date(await local.getAttribute("data-from")));
      assert.match(await local.innerText(), new RegExp(`^Your time: .*${time}.*${name}`));
    }
    await page.context().close();
  }
});

test("the camera and microphone test says what works, and what is refused", async () => {
  const { link } = await organizer.invite("Grace Hopper");
  const devices = "--use-fake-device-for-media-stream";
  const outcomes = [
    [[devices, "--use-fake-ui-for-media-stream"], "Your camera and microphone are on."],
    [[devices, "--deny-permission-prompts"], "This page isn’t allowed to use your camera and microphone. Allow both in your browser’s settings for this page, then test again."],
    [["--use-fake-ui-for-media-stream"], "No camera or microphone was found. Connect one, then test again."],
  ];
  for (const [flags, said] of outcomes) {
    const camera = await launch(...flags);
    const page = await camera.newPage();
    assert.equal((await page.goto(`${link}/test`)).status(), 200);
    await page.getByRole("button", { name: "Start test" }).click();
    await page.getByRole("status").filter({ hasText: said }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Test again" }).isVisible(), true);
    const works = said === outcomes[0][1];
    assert.equal(await page.locator("video").isVisible(), works);
    assert.equal(await page.getByText("Say something: the bar should move.").isVisible(), works);
    if (works) {
      await page.waitForFunction(() => document.querySelector("video").videoWidth > 0);
      await page.waitForFunction(() => document.querySelector("meter").value > 0);
    }
    await camera.close();
  }
});

test("no page but the test may use the camera and the microphone", async () => {
  const { link } = await organizer.invite("Grace Hopper");
  const { link: early } = await organizer.invite("Grace Hopper", { opensIn: 600 });
  const policy = async (url) => (await fetch(url)).headers.get("permissions-policy");
  for (const url of [link, early]) {
    const allowed = await policy(`${url}/test`);
    assert.match(allowed, /camera=\(self\), microphone=\(self\)/);
    for (const path of ["", "/ask", "/meeting.ics", "/tests", "/test/more"]) assert.match(await policy(url + path), /camera=\(\), microphone=\(\)/, path);
  }
  for (const path of ["/j", "/j/0123456789abcdef/test", "/login", "/test", "/nowhere"]) assert.match(await policy(demo.url + path), /camera=\(\), microphone=\(\)/, path);
});

const normal = ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36"];
const within = {
  Facebook: "[FBAN/FBIOS;FBAV/510.0]", Instagram: "Instagram 380.0", LINE: "Line/15.4.0", WeChat: "MicroMessenger/8.0.56", "an Android app": "(Linux; Android 14; Pixel 8; wv)",
};

test("a browser within another app is told of a better one, and every other browser is not", async () => {
  const { link } = await organizer.invite("Grace Hopper");
  const hint = "This browser may block your camera and microphone. Copy the link and open it in Safari or Chrome.";
  for (const userAgent of [undefined, ...normal]) {
    const page = await browser.newPage({ userAgent });
    assert.equal((await page.goto(link)).status(), 200);
    await shows(page, "Joining as Grace Hopper");
    assert.equal(await page.getByText(hint).isVisible(), false, userAgent);
    await page.close();
  }
  for (const [app, mark] of Object.entries(within)) {
    const context = await browser.newContext({ userAgent: `${normal[0]} ${mark}`, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    assert.equal((await page.goto(link)).status(), 200);
    await shows(page, hint);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link, app);
    await page.getByRole("button", { name: "Join now" }).click();
    await isInTheRoom(page, "Grace Hopper");
    await context.close();
  }
});

test("copying the link is never claimed where it failed", async () => {
  const { link } = await organizer.invite("Grace Hopper");
  const page = await browser.newPage({ userAgent: `${normal[0]} ${within.Facebook}` });
  assert.equal((await page.goto(link)).status(), 200);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = (command) => { window.tried = command; return false; };
  });
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.waitForFunction(() => window.tried === "copy");
  assert.doesNotMatch(await seen(page), /Copied/);
  // It is there to be copied by hand.
  assert.equal(await page.getByRole("textbox", { name: "Copy link" }).inputValue(), link);
  assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value), link);
  await page.context().close();
});
