// The program under test, a browser to look at it with, and what both need.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import axe from "axe-core";
import { jwtVerify } from "jose";
import { chromium } from "playwright-core";

const program = fileURLToPath(new URL("../../target/debug/latchkey", import.meta.url));

export const key = "5f1d7a84c2b3e6f0918273645546372819aabbccddeeff001122334455667788";
export const domainId = "30f866c3-9123-452a-8723-ff58322d09c5";
export const password = "correct horse battery";

// Nobody answers as Daily there.
const settings = { DAILY_API_URL: "http://127.0.0.1:9/v1", DAILY_API_KEY: key, DAILY_DOMAIN: "acme", DAILY_DOMAIN_ID: domainId, TZ: "UTC", LATCHKEY_LOG: "debug" };

function run(folder, args, input = "") {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: settings, stdio: ["pipe", "ignore", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
    child.stdin.end(input);
  });
}

/** Starts the program on a fresh database with one organizer; `log` holds all that it writes. */
export async function start(more = {}) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-browser-"));
  await run(folder, ["organizer", "add", "ada@example.org", "Ada Lovelace"], `${password}\n`);
  const server = { folder, log: "" };
  const serve = async (listen, changed = {}) => {
    const env = { ...settings, ...more, ...changed };
    const child = spawn(program, ["serve", "--listen", listen], { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
    server.exited = new Promise((resolve) => { child.on("exit", resolve); });
    server.child = child;
    await new Promise((resolve, reject) => {
      child.on("exit", () => reject(new Error(`serve ended: ${server.log}`)));
      createInterface({ input: child.stderr }).on("line", (line) => {
        server.log += `${line}\n`;
        const address = line.match(/is listening on (http:\S+?)\/?$/);
        if (address) { server.url = address[1]; resolve(); }
      });
    });
  };
  await serve("127.0.0.1:0");
  server.restart = async (changed) => {
    server.child.kill("SIGTERM");
    await server.exited;
    await serve(new URL(server.url).host, changed);
  };
  server.stop = async () => {
    server.child.kill("SIGTERM");
    const code = await server.exited;
    rmSync(folder, { recursive: true });
    return code;
  };
  return server;
}

/** Starts a mail server of another make; answers its address and what it has taken so far. */
export async function startMail() {
  const spool = mkdtempSync(join(tmpdir(), "latchkey-mail-"));
  const script = fileURLToPath(new URL("../smtp/server.py", import.meta.url));
  const child = spawn("/usr/bin/python3", [script, spool], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => readdirSync(spool).filter((name) => name.endsWith(".eml")).length,
    stop: () => { child.kill(); rmSync(spool, { recursive: true }); },
  };
}

/** Starts the demo, with its own stand-in for Daily. */
export async function startDemo(more = {}) {
  const child = spawn(program, ["demo", "--listen", "127.0.0.1:0"], { env: { TZ: "UTC", ...more }, stdio: ["ignore", "ignore", "pipe"] });
  const demo = { log: "" };
  await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(`the demo ended: ${demo.log}`)));
    createInterface({ input: child.stderr }).on("line", (line) => {
      demo.log += `${line}\n`;
      demo.url ??= line.match(/Latchkey demo: (http:\S+?)\/?$/)?.[1];
      demo.password ??= line.match(/Password\s+(\S+)/)?.[1];
      if (demo.password) resolve();
    });
  });
  demo.stop = () => new Promise((resolve) => { child.on("exit", resolve); child.kill("SIGTERM"); });
  return demo;
}

export function launch(...more) {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", ...more];
  return chromium.launch({ executablePath: "/usr/bin/chromium", args });
}

export async function signIn(page, server) {
  await page.goto(`${server.url}/`);
  await page.getByLabel("Email address").fill("ada@example.org");
  await page.getByLabel("Password").fill(server.password ?? password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Create a meeting" }).waitFor();
}

/** Holds a page to having no barrier that axe-core finds, and to fitting its window. */
export async function assertOpenToAll(page, where) {
  // A color that is still on its way to another is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ rules: { "target-size": { enabled: true } } }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], where);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} overflows`);
}

/** What a link's token says, checked by another language's JWT library as of a moment. */
export async function verified(link, currentDate = new Date()) {
  const url = new URL(link);
  const secret = new TextEncoder().encode(key);
  const { payload, protectedHeader } = await jwtVerify(url.searchParams.get("t"), secret, { algorithms: ["HS256"], currentDate });
  return { url, payload, header: protectedHeader };
}
