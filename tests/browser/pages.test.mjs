// Every page in each of its states: what axe-core and an HTML checker find, and whether it fits windows and phones.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { HtmlValidate } from "html-validate";

import { assertOpenToAll, launch, signIn, start, startDemo } from "./server.mjs";

const hostile = "<img src=x onerror=alert(1)> & \"Ŵ\" " + "Ŵ".repeat(140);
let demo;
let server;
let browser;

before(async () => { [demo, server, browser] = await Promise.all([startDemo(), start({ LATCHKEY_LINK_KEY: "0c".repeat(32), LATCHKEY_WEBHOOK_ALLOW: "127.0.0.1" }), launch()]); });
after(async () => {
  await browser?.close();
  assert.equal(await demo?.stop(), 0);
  assert.equal(await server?.stop(), 0);
});

// What the checker's default rules say beyond the HTML standard, or that the pages do on purpose.
const checker = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: { "void-style": "off", "no-trailing-whitespace": "off", "attribute-boolean-style": "off", "attribute-empty-style": "off", "long-title": "off", "no-implicit-button-type": "off", "no-inline-style": "off" },
});

async function assertValid(html, where) {
  const { results } = await checker.validateString(html);
  const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId}: ${message}: ${html.split("\n")[line - 1]?.trim().slice(0, 200)}`));
  assert.deepEqual(found, [], where);
}

/** Walks pages: checks their HTML once, and what they look like, wide and narrow, light and dark. */
async function walk(context, url, paths) {
  const page = await context.newPage();
  for (const path of paths) {
    await assertValid(await (await context.request.get(`${url}${path}`)).text(), path);
    await look(page, path, async () => {
      await page.goto(`${url}${path}`);
      for (const fold of await page.locator("main details:not(.menu) > summary").all()) if (await fold.isVisible()) await fold.click();
    });
  }
  await page.close();
}

async function look(page, where, open = () => {}) {
  for (const [width, colorScheme] of [[1280, "light"], [390, "dark"], [320, "light"]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await open();
    await assertOpenToAll(page, `${where} ${colorScheme} ${width}`);
  }
}

test("no page of the demo has a barrier, an error in its HTML, or is wider than its window", async () => {
  const context = await browser.newContext({ timezoneId: "America/New_York" });
  const page = await context.newPage();
  await signIn(page, demo);
  await page.goto(`${demo.url}/meetings`);
  const meeting = new URL(await page.getByRole("link", { name: "Math class 5b" }).getAttribute("href"), demo.url).pathname;
  await page.goto(`${demo.url}${meeting}`);
  const person = await page.locator(".links .tools a").nth(7).getAttribute("href");
  await page.goto(`${demo.url}/outbox`);
  const caught = await page.getByRole("link", { name: /Read email/ }).first().getAttribute("href");
  await page.close();
  await walk(context, demo.url, [
    "/", "/meetings", "/meetings?q=nothing", "/rooms", "/inspect", "/outbox", "/outbox?only=failed", caught, "/settings", "/settings/password", "/settings/people", "/settings/webhooks", "/templates",
    "/organizers", "/organizers/branding", "/audit", "/audit?from=nothing", "/api", "/nowhere", meeting, person,
    ...["edit", "repeat", "delete", "add", "message", "print", "preflight", "links", "send"].map((last) => `${meeting}/${last}`),
    ...["large", "drop"].map((last) => `${person}/${last}`),
  ]);
  await context.close();
});

test("the API's examples are in the one language that is chosen, with and without script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${demo.url}/api`);
    await page.getByLabel("curl").focus();
    for (const [place, chosen] of ["curl", "javascript", "python"].entries()) {
      if (place > 0) await page.keyboard.press("ArrowRight");
      for (const language of ["curl", "javascript", "python"]) {
        const [all, visible] = await Promise.all(["", ":visible"].map((state) => page.locator(`pre.${language}${state}`).count()));
        assert.ok(all >= 28, `${all} examples in ${language}`);
        assert.equal(visible, language === chosen ? all : 0, `${language} while ${chosen} is chosen`);
      }
      if (javaScriptEnabled) await look(page, `/api in ${chosen}`);
    }
    await context.close();
  }
});

test("no page of thirty people is taller than 4,000 pixels, in German neither, nor wider than a small window", async () => {
  const context = await browser.newContext({ timezoneId: "Europe/Berlin" });
  const page = await context.newPage();
  const speak = async (language) => {
    await page.goto(`${demo.url}/settings`);
    await page.locator("[name=language]").selectOption(language);
    await Promise.all([page.waitForNavigation(), page.locator("form:has([name=language]) button").click()]);
  };
  await signIn(page, demo);
  await page.goto(`${demo.url}/meetings`);
  const meeting = new URL(await page.getByRole("link", { name: "Math class 5b" }).getAttribute("href"), demo.url).pathname;
  const measure = async (language) => {
    await speak(language);
    for (const path of ["/", "/meetings", "/outbox", "/settings", "/settings/people", meeting, `${meeting}?select=`, ...["send", "links", "edit", "repeat"].map((last) => `${meeting}/${last}`)]) {
      for (const width of [1280, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${demo.url}${path}`);
        const [tall, wide] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
        const sticksOut = await page.evaluate(() => [...document.querySelectorAll("body *")].find((element) => element.getBoundingClientRect().right > innerWidth + 1)?.outerHTML);
        assert.ok(wide <= width, `${path} in ${language} is ${wide} wide: ${sticksOut}`);
        if (width !== 320) assert.ok(tall <= 4000, `${path} in ${language} is ${tall} tall at ${width}`);
      }
    }
  };
  try {
    for (const language of ["de", "en"]) await measure(language);
  } finally {
    await speak("en");
  }
  await context.close();
});

test("nor do pages with nothing, with hostile names, or with mistakes", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/login`);
  await look(page, "/login");
  await page.getByLabel("Email address").fill("ada@example.org");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.waitForFunction(() => document.activeElement.matches("#password, #email"));
  await look(page, "a refused sign-in");
  await signIn(page, server);
  await walk(context, server.url, ["/meetings", "/audit", "/rooms"]);
  const people = Array.from({ length: 30 }, (_, place) => `"${place} ${hostile.replaceAll("\"", "\"\"")}"`).join("\n");
  const fields = { room: "hostile", title: hostile, date: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10), start: "10:00", end: "11:00", zone: "UTC", opens_early: "15", closes_late: "30", paste: `Name\n${people}` };
  const id = "6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5dff";
  const made = await context.request.post(`${server.url}/meetings`, { form: { ...fields, id, step: "create" }, maxRedirects: 0 });
  assert.equal(made.status(), 303, await made.text());
  const meeting = `/meetings/${id}`;
  await page.goto(`${server.url}${meeting}`);
  const person = await page.locator(".links .tools a").first().getAttribute("href");
  await walk(context, server.url, [meeting, person, "/", "/meetings", "/audit", ...["edit", "delete", "message", "print", "links"].map((last) => `${meeting}/${last}`)]);
  // Nobody answers there.
  const webhook = "/settings/webhooks/6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5dfe";
  const url = `http://127.0.0.1:9/${"x".repeat(300)}`;
  for (const [path, form] of [["/settings/webhooks", { id: webhook.split("/").pop(), url, event: "invitation.opened" }], [webhook, { step: "test" }]]) {
    const done = await context.request.post(`${server.url}${path}`, { form, maxRedirects: 0 });
    assert.equal(done.status(), 303, await done.text());
  }
  await page.goto(`${server.url}${webhook}`);
  const failed = page.getByText("Your program couldn’t be reached.");
  for (let count = 0; count < 50 && !(await failed.isVisible()); count += 1) {
    await page.waitForTimeout(100);
    await page.reload();
  }
  assert.ok(await failed.isVisible());
  await walk(context, server.url, ["/settings/webhooks", webhook, `${webhook}?secret`]);
  // Each form that is refused has the focus on what is wrong.
  const refused = [
    ["/settings", "Create API key", "name"],
    ["/settings/webhooks", "Add webhook", "url"],
    ["/settings", "Save time zone", "zone", { "#zone": "Nowhere" }],
    ["/organizers", "Add organizer", "name"],
    ["/organizers", "Save data retention settings", "people_days", { "#people_days": "0" }],
    ["/organizers/branding", "Save branding", "color", { "#color": "#ffffff" }],
    ["/settings/password", "Change password", "current", { "#current": "wrong", "#new": "a new long password" }],
  ];
  for (const [path, button, field, typed = {}] of refused) {
    await page.goto(`${server.url}${path}`);
    for (const [selector, text] of Object.entries(typed)) await page.locator(selector).fill(text);
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: button }).click()]);
    assert.equal(await page.evaluate(() => document.activeElement.id), field, `${path}: ${button}`);
    await look(page, `${path} after “${button}”`);
    await assertValid(await page.content(), `${path} after “${button}”`);
  }
  await context.close();
});

test("on a phone the navigation is one line with a menu, with and without script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
    const page = await context.newPage();
    await signIn(page, server);
    const line = await page.locator(".top").boundingBox();
    assert.ok(line.height <= 64, `${line.height} px`);
    const nav = page.getByRole("navigation", { name: "Main" });
    assert.equal(await nav.isVisible(), false);
    await page.getByRole("button", { name: "Menu" }).click();
    assert.equal(await nav.getByRole("link", { name: "New meeting" }).getAttribute("aria-current"), "page");
    await nav.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.equal(await nav.getByRole("link", { name: "Settings" }).getAttribute("aria-current"), "page");
    assert.equal(await page.getByRole("button", { name: "Menu" }).isVisible(), false);
    await context.close();
  }
});

test("a notice after a form has the focus, and the demo keeps emails to be read", async () => {
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  await signIn(page, demo);
  await page.goto(`${demo.url}/settings`);
  assert.equal(await page.getByLabel("Your time zone").inputValue(), "America/New_York", "the first browser’s zone is taken");
  await page.getByRole("button", { name: "Save language" }).click();
  const notice = page.getByRole("status").filter({ hasText: "Your language was saved." });
  await notice.waitFor();
  await page.waitForFunction(() => document.activeElement.className === "done");
  await page.goto(`${demo.url}/outbox`);
  await page.getByRole("link", { name: "Read email – Alan Turing" }).or(page.getByRole("link", { name: /Read email/ })).first().click();
  await page.getByRole("heading", { name: "As text" }).waitFor();
  const [mail] = await Promise.all([context.waitForEvent("page"), page.getByRole("link", { name: "Open as the recipient sees it" }).click()]);
  await mail.waitForLoadState();
  assert.ok((await mail.locator("body").innerText()).length > 50);
  await context.close();
});
