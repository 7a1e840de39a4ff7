// An organizer who invites people with join links, and one link for each state that a join link can be in.

import assert from "node:assert/strict";

import { until } from "./engines.mjs";
import { signIn } from "./server.mjs";

export const title = "Harvest plan";

/** An organizer at a server. Meetings are made through the API, where they can open and close at any second. */
export async function organizerOf(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, server);
  await page.goto(`${server.url}/settings`);
  await page.getByLabel("Name", { exact: true }).fill("Browser tests");
  await page.locator("[value=meetings]").check();
  await page.getByRole("button", { name: "Create API key" }).click();
  const key = (await page.getByText(/^latchkey_[\w-]+$/).textContent()).trim();
  await page.close();
  const api = async (method, path, body) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const answer = await fetch(`${server.url}/api/v1/meetings${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return text && JSON.parse(text);
  };
  const step = async (meeting, name) => {
    const answer = await context.request.post(`${server.url}/meetings/${meeting}/links`, { form: { everyone: "yes", step: name } });
    assert.equal(answer.status(), 200, "after the redirect");
  };
  return {
    /** Invites a person to a meeting that opens and closes so many seconds from now; answers the meeting and the link. */
    invite: async (name, { title: heading = title, opensIn = -60, closesIn = 3600 } = {}) => {
      const [starts_at, ends_at] = [opensIn, closesIn].map((seconds) => new Date(Date.now() + 1000 * seconds).toISOString());
      const { meeting } = await api("POST", "", {
        room: "harvest", title: heading, starts_at, ends_at, opens_early: 0, closes_late: 0, link_kind: "join", people: [{ name }],
      });
      const { invitations } = await api("GET", `/${meeting.id}/invitations`);
      return { meeting: meeting.id, link: invitations[0].link };
    },
    page: () => context.newPage(),
    revoke: (meeting) => step(meeting, "revoke"),
    replace: (meeting) => step(meeting, "replace"),
    cancel: (meeting) => api("DELETE", `/${meeting}`),
    close: () => context.close(),
  };
}

/** A link for each state that does not depend on how the server runs, and the pages beside them. */
export async function linksOf(organizer, server) {
  const { link: over } = await organizer.invite("Alan Turing", { closesIn: 2 });
  const ended = {};
  for (const how of ["cancel", "revoke", "replace"]) {
    const { meeting, link } = await organizer.invite("Alan Turing");
    await organizer[how](meeting);
    ended[how] = link;
  }
  const { link: early } = await organizer.invite("Alan Turing", { opensIn: 3600, closesIn: 7200 });
  const { link: open } = await organizer.invite("Alan Turing");
  await until(async () => (await (await fetch(over)).text()).includes("This meeting is over"), "a meeting ends");
  const unknown = `${server.url}/j/0123456789abcdef`;
  return { early, open, over, cancelled: ended.cancel, revoked: ended.revoke, replaced: ended.replace, unknown, enter: `${server.url}/j`, test: `${open}/test` };
}

/** A link whose code the server can't compute any more, because it runs with another link key. */
export async function troubledLink(browser, server) {
  const organizer = await organizerOf(browser, server);
  const { link } = await organizer.invite("Alan Turing");
  await organizer.close();
  await server.restart({ LATCHKEY_LINK_KEY: "0d".repeat(32) });
  return link;
}
