import { launch, signIn, startDemo } from "./server.mjs";
const demo = await startDemo(); const browser = await launch();
const context = await browser.newContext({ timezoneId: "Europe/Berlin" });
const page = await context.newPage();
await signIn(page, demo);
await page.goto(`${demo.url}/meetings`);
const meeting = new URL(await page.getByRole("link", { name: "Math class 5b" }).getAttribute("href"), demo.url).pathname;
await page.goto(`${demo.url}${meeting}`);
const person = await page.locator(".links .tools a").nth(7).getAttribute("href");
const shot = async (path, name, width, color = "light") => { await page.emulateMedia({ colorScheme: color }); await page.setViewportSize({ width, height: 900 }); await page.goto(`${demo.url}${path}`); await page.waitForTimeout(700); const h = await page.evaluate(() => document.documentElement.scrollHeight); console.log(name, width, h); await page.screenshot({ path: `/tmp/mine/${name}-${width}.png`, fullPage: true }); };
for (const w of [1280, 390]) { for (const [p, n] of [[`${meeting}/edit`, "edit"], [`${meeting}/repeat`, "repeat"], ["/outbox", "outbox"], ["/settings/people", "people"], [`${person}/trouble`, "trouble"], [person, "person"]]) await shot(p, n, w, w === 390 ? "dark" : "light"); }
await page.goto(`${demo.url}/settings`);
await page.locator("[name=language]").selectOption("de");
await Promise.all([page.waitForNavigation(), page.locator("form:has([name=language]) button").click()]);
for (const w of [700, 760, 800, 900, 1000, 1100, 1200, 1280]) { await page.setViewportSize({ width: w, height: 900 }); await page.goto(`${demo.url}/meetings`); const box = await page.locator(".top").boundingBox(); console.log("top", w, box.height); }
await browser.close(); await demo.stop();
