// Three browser engines behind the few calls that Playwright's and Puppeteer's pages have in common.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

import puppeteer from "puppeteer-core";

import { launch } from "./server.mjs";

export const engines = ["Chromium", "Firefox", "WebKit"];

/** Opens an empty page in a browser of its own; closing the page ends the browser. */
export async function openPage(engine) {
  if (engine === "WebKit") return openWebKit();
  const browser = engine === "Chromium" ? await launch() : await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr" });
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    url: () => page.url(),
    evaluate: (look, given) => page.evaluate(look, given),
    click: (selector) => page.click(selector),
    goBack: () => page.goBack(),
    close: () => browser.close(),
  };
}

/** Waits until a check holds that looks at a page, which may be on its way to another one meanwhile. */
export async function until(check, what, seconds = 15) {
  const end = Date.now() + 1000 * seconds;
  let last;
  do {
    try {
      last = undefined;
      if (await check()) return;
    } catch (error) {
      last = error;
    }
    await delay(50);
  } while (Date.now() < end);
  assert.fail(`${what}: not within ${seconds} s${last ? ` (${last.message})` : ""}`);
}

/** Starts WebKit's browser, once more if a busy machine was too slow for the first one. */
async function openWebKit() {
  return startWebKit().catch(startWebKit);
}

/** Runs WebKitGTK's browser on a screen of its own. It speaks WebDriver, and one driver holds one browser. */
async function startWebKit() {
  const children = [];
  const run = (program, args, env = {}) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
    children.push(child);
    return child;
  };
  const stop = () => { for (const child of children) child.kill(); };
  try {
    const screen = run("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
    const display = await new Promise((resolve, reject) => {
      createInterface({ input: screen.stdout }).once("line", resolve);
      screen.on("error", reject);
      screen.on("exit", () => reject(new Error("Xvfb ended")));
    });
    const port = await freePort();
    run("WebKitWebDriver", [`--port=${port}`], { DISPLAY: `:${display}` });
    return await webDriverPage(port, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

// The driver's own limits are minutes, and a command that meets a page on its way to another may never be answered.
const commandSeconds = 10;

async function webDriverPage(port, stop) {
  let session = "";
  const ask = async (method, path, body) => {
    const signal = AbortSignal.timeout(1000 * commandSeconds);
    const answer = await fetch(`http://127.0.0.1:${port}/session${session}${path}`, { method, signal, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const binary = readdirSync("/usr/lib").map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);
  // After Back to a page with a `Cross-Origin-Opener-Policy`, the driver would wait for ever.
  const timeouts = { script: 5000, pageLoad: 5000 };
  const alwaysMatch = { timeouts, pageLoadStrategy: "none", "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  await until(async () => {
    session = `/${(await ask("POST", "", { capabilities: { alwaysMatch } })).sessionId}`;
    return true;
  }, "WebKit starts", 2 * commandSeconds);
  const evaluate = (look, given = null) => ask("POST", "/execute/sync", { script: `return (${look})(...arguments)`, args: [given] });
  return {
    goto: async (url) => {
      await ask("POST", "/url", { url });
      await until(() => evaluate((wanted) => location.href === wanted && document.readyState === "complete", url), `${url} is loaded`);
    },
    url: () => ask("GET", "/url"),
    evaluate,
    click: async (selector) => {
      const [element] = Object.values(await ask("POST", "/element", { using: "css selector", value: selector }));
      await ask("POST", `/element/${element}/click`, {});
    },
    goBack: () => ask("POST", "/back", {}),
    close: async () => {
      await ask("DELETE", "").finally(stop);
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
