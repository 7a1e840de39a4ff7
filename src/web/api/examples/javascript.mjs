// The API's examples in JavaScript. /api shows each section, and tests/api/run runs the file.

// Set up
import { readFile, writeFile } from "node:fs/promises";

const { API, KEY, START } = process.env;
const auth = { Authorization: `Bearer ${KEY}` };
const json = { ...auth, "Content-Type": "application/json" };

async function check(response) {
  if (!response.ok) throw new Error(await response.text());
  return response;
}

async function read(response) {
  return (await check(response)).json();
}

// POST /tokens
const { token } = await fetch(`${API}/tokens`, {
  method: "POST",
  headers: json,
  body: JSON.stringify({ room: "standup", name: "Ada Lovelace", id: "user-42" }),
}).then(read);

// POST /links
const { links } = await fetch(`${API}/links`, {
  method: "POST",
  headers: json,
  body: JSON.stringify({
    room: "review",
    starts_at: START,
    people: [{ name: "Ada", owner: true }, { name: "Bob" }],
  }),
}).then(read);

// POST /links (people.csv)
const defaults = new URLSearchParams({ room: "review", starts_at: START });
const list = await fetch(`${API}/links?${defaults}`, {
  method: "POST",
  headers: { ...auth, "Content-Type": "text/csv" },
  body: await readFile("people.csv"),
}).then(check);
await writeFile("links.csv", list.body);

// POST /links (guests.xlsx)
const settings = new URLSearchParams({ room: "review", sheet: "Guests", columns: "name=Name,email=Email" });
const guests = await fetch(`${API}/links?${settings}`, {
  method: "POST",
  headers: { ...auth, "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  body: await readFile("guests.xlsx"),
}).then(check);
await writeFile("links.csv", guests.body);

// POST /meetings
const { meeting } = await fetch(`${API}/meetings`, {
  method: "POST",
  headers: { ...json, "Idempotency-Key": `review-${START}` },
  body: JSON.stringify({
    room: "review",
    title: "Weekly review",
    starts_at: START,
    link_kind: "join",
    people: [{ name: "Ada Lovelace", owner: true }, { name: "Bob Stone", email: "bob@example.org" }],
  }),
}).then(read);

// GET /meetings
const filters = new URLSearchParams({ state: "upcoming", room: "review", limit: 20 });
const { meetings, meta } = await fetch(`${API}/meetings?${filters}`, { headers: auth }).then(read);

// GET /meetings/{id}
const found = await fetch(`${API}/meetings/${meeting.id}`, { headers: auth }).then(check);
const etag = found.headers.get("ETag");

// PATCH /meetings/{id}
await fetch(`${API}/meetings/${meeting.id}`, {
  method: "PATCH",
  headers: { ...json, "If-Match": etag },
  body: JSON.stringify({ title: "Design review" }),
}).then(check);

// GET /meetings/{id}/invitations
const { invitations } = await fetch(`${API}/meetings/${meeting.id}/invitations`, { headers: auth }).then(read);

// POST /meetings/{id}/invitations
const added = await fetch(`${API}/meetings/${meeting.id}/invitations`, {
  method: "POST",
  headers: json,
  body: JSON.stringify({ people: [{ name: "Cleo Park", email: "cleo@example.org", language: "de" }] }),
}).then(read);
const cleo = `${API}/meetings/${meeting.id}/invitations/${added.invitations[0].id}`;

// GET /meetings/{id}/invitations/{invitation}
const { invitation } = await fetch(cleo, { headers: auth }).then(read);

// PATCH /meetings/{id}/invitations/{invitation}
await fetch(cleo, {
  method: "PATCH",
  headers: json,
  body: JSON.stringify({ name: "Cleo Stone", language: null }),
}).then(check);

// PUT /meetings/{id}/invitations/{invitation}/shared
await fetch(`${cleo}/shared`, { method: "PUT", headers: auth }).then(check);

// DELETE /meetings/{id}/invitations/{invitation}/shared
await fetch(`${cleo}/shared`, { method: "DELETE", headers: auth }).then(check);

// POST /meetings/{id}/invitations/{invitation}/revoke
await fetch(`${cleo}/revoke`, { method: "POST", headers: auth }).then(check);

// POST /meetings/{id}/invitations/{invitation}/restore
await fetch(`${cleo}/restore`, { method: "POST", headers: auth }).then(check);

// POST /meetings/{id}/invitations/{invitation}/replace
const replaced = await fetch(`${cleo}/replace`, { method: "POST", headers: auth }).then(read);
const newLink = replaced.invitation.link;

// POST /meetings/{id}/emails
const { queued } = await fetch(`${API}/meetings/${meeting.id}/emails`, {
  method: "POST",
  headers: { ...json, "Idempotency-Key": `invite-${meeting.id}` },
  body: JSON.stringify({ to: "new" }),
}).then(read);

// GET /meetings/{id}/emails
const { emails } = await fetch(`${API}/meetings/${meeting.id}/emails`, { headers: auth }).then(read);

// DELETE /meetings/{id}/invitations/{invitation}
await fetch(cleo, { method: "DELETE", headers: auth }).then(check);

// DELETE /meetings/{id}
await fetch(`${API}/meetings/${meeting.id}`, { method: "DELETE", headers: auth }).then(check);

// POST /templates
const interviews = { name: "Interviews", room: "interviews", title: "Interview", note: "Hi {name}, welcome." };
const { template } = await fetch(`${API}/templates`, {
  method: "POST",
  headers: json,
  body: JSON.stringify(interviews),
}).then(read);

// GET /templates
const { templates } = await fetch(`${API}/templates`, { headers: auth }).then(read);

// GET /templates/{id}
const { template: { options } } = await fetch(`${API}/templates/${template.id}`, { headers: auth }).then(read);

// PATCH /templates/{id}
await fetch(`${API}/templates/${template.id}`, {
  method: "PATCH",
  headers: json,
  body: JSON.stringify({ title: "Second interview" }),
}).then(check);

// POST /meetings (from a template)
const { meeting: interview } = await fetch(`${API}/meetings`, {
  method: "POST",
  headers: json,
  body: JSON.stringify({ template: template.id, starts_at: START, people: [{ name: "Ada Lovelace" }] }),
}).then(read);

// DELETE /templates/{id}
await fetch(`${API}/templates/${template.id}`, { method: "DELETE", headers: auth }).then(check);

// POST /webhooks
const { webhook } = await fetch(`${API}/webhooks`, {
  method: "POST",
  headers: json,
  body: JSON.stringify({ url: "https://example.org/webhooks", events: ["invitation.opened", "email.failed"] }),
}).then(read);

// GET /webhooks
const { webhooks } = await fetch(`${API}/webhooks`, { headers: auth }).then(read);

// GET /webhooks/{id}
const { webhook: { secret } } = await fetch(`${API}/webhooks/${webhook.id}`, { headers: auth }).then(read);

// POST /webhooks/{id}/test
const { delivery } = await fetch(`${API}/webhooks/${webhook.id}/test`, { method: "POST", headers: auth }).then(read);

// GET /webhooks/{id}/deliveries
const { deliveries } = await fetch(`${API}/webhooks/${webhook.id}/deliveries`, { headers: auth }).then(read);

// POST /webhooks/{id}/deliveries/{delivery}/redeliver
const again = `${API}/webhooks/${webhook.id}/deliveries/${delivery.id}/redeliver`;
await fetch(again, { method: "POST", headers: auth }).then(check);

// POST /webhooks/{id}/rotate
const rotated = await fetch(`${API}/webhooks/${webhook.id}/rotate`, { method: "POST", headers: auth }).then(read);
const newSecret = rotated.webhook.secret;

// DELETE /webhooks/{id}
await fetch(`${API}/webhooks/${webhook.id}`, { method: "DELETE", headers: auth }).then(check);

// POST /inspect
const { inspection } = await fetch(`${API}/inspect`, {
  method: "POST",
  headers: json,
  body: JSON.stringify({ token: token.link }),
}).then(read);
