// A program in TypeScript that uses the types generated from the OpenAPI document.

import assert from "node:assert/strict";

import createClient from "openapi-fetch";

import type { components, paths } from "./generated/latchkey.js";

const [baseUrl, key] = process.argv.slice(2);
assert(baseUrl && key);
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
const startsAt = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();

const people: components["schemas"]["Person"][] = [
  { name: "Ada Lovelace", owner: true },
  { name: "Bob Stone", email: "bob@example.org", language: "de" },
];
const created = await client.POST("/meetings", {
  params: { header: { "Idempotency-Key": "typescript" } },
  body: { room: "typescript", title: "Weekly review", starts_at: startsAt, people },
});
assert.equal(created.response.status, 201);
const meeting = created.data?.meeting;
assert(meeting);
assert.equal(meeting.invitation_count, 2);
assert.equal(created.response.headers.get("location"), `/api/v1/meetings/${meeting.id}`);
const params = { path: { id: meeting.id } };

const listed = await client.GET("/meetings", { params: { query: { limit: 10 } } });
assert(listed.data?.meetings.some(({ id }) => id === meeting.id));

const invitations = await client.GET("/meetings/{id}/invitations", { params });
const [ada, bob] = invitations.data?.invitations ?? [];
assert(ada?.link && bob);
assert.equal(ada.name, "Ada Lovelace");
assert.equal(bob.language, "de");

const inspected = await client.POST("/inspect", { body: { token: ada.link } });
assert.equal(inspected.data?.inspection.room, "typescript");
assert.equal(inspected.data.inspection.owner, true);

const refused = await client.POST("/meetings", {
  // @ts-expect-error: An email address is a text.
  body: { room: "typescript", people: [{ name: "Ada", email: 7 }] },
});
assert.equal(refused.response.status, 422);
const problem: components["schemas"]["ProblemDetails"] | undefined = refused.error;
const code: components["schemas"]["Code"] = "invalid";
assert.equal(problem?.code, code);
assert.deepEqual(problem.problems.map(({ pointer }) => pointer), ["/people/0/email"]);

const anonymous = await createClient<paths>({ baseUrl }).GET("/meetings");
assert.equal(anonymous.error?.code, "no_key");

assert.equal((await client.DELETE("/meetings/{id}", { params })).response.status, 204);
assert.equal((await client.GET("/meetings/{id}", { params })).error?.code, "not_found");
