# The API's examples in Python. /api shows each section, and tests/api/run runs the file.

# Set up
import os

import requests

API, START = os.environ["API"], os.environ["START"]
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['KEY']}"


def check(response):
    if not response.ok:
        raise RuntimeError(response.text)
    return response


def read(response):
    return check(response).json()

# POST /tokens
request = {"room": "standup", "name": "Ada Lovelace", "id": "user-42"}
token = read(session.post(f"{API}/tokens", json=request))["token"]

# POST /links
people = [{"name": "Ada", "owner": True}, {"name": "Bob"}]
request = {"room": "review", "starts_at": START, "people": people}
links = read(session.post(f"{API}/links", json=request))["links"]

# POST /links (people.csv)
settings = {"room": "review", "starts_at": START}
headers = {"Content-Type": "text/csv"}
with open("people.csv", "rb") as people, open("links.csv", "wb") as links:
    response = session.post(f"{API}/links", params=settings, headers=headers, data=people)
    links.write(check(response).content)

# POST /links (guests.xlsx)
settings = {"room": "review", "sheet": "Guests", "columns": "name=Name,email=Email"}
headers = {"Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
with open("guests.xlsx", "rb") as guests, open("links.csv", "wb") as links:
    response = session.post(f"{API}/links", params=settings, headers=headers, data=guests)
    links.write(check(response).content)

# POST /meetings
request = {
    "room": "review",
    "title": "Weekly review",
    "starts_at": START,
    "link_kind": "join",
    "people": [{"name": "Ada Lovelace", "owner": True}, {"name": "Bob Stone", "email": "bob@example.org"}],
}
headers = {"Idempotency-Key": f"review-{START}"}
meeting = read(session.post(f"{API}/meetings", json=request, headers=headers))["meeting"]

# GET /meetings
filters = {"state": "upcoming", "room": "review", "limit": 20}
page = read(session.get(f"{API}/meetings", params=filters))
meetings, next_cursor = page["meetings"], page["meta"]["next_cursor"]

# GET /meetings/{id}
response = check(session.get(f"{API}/meetings/{meeting['id']}"))
etag = response.headers["ETag"]

# PATCH /meetings/{id}
change, headers = {"title": "Design review"}, {"If-Match": etag}
check(session.patch(f"{API}/meetings/{meeting['id']}", json=change, headers=headers))

# GET /meetings/{id}/invitations
invitations = read(session.get(f"{API}/meetings/{meeting['id']}/invitations"))["invitations"]

# POST /meetings/{id}/invitations
request = {"people": [{"name": "Cleo Park", "email": "cleo@example.org", "language": "de"}]}
added = read(session.post(f"{API}/meetings/{meeting['id']}/invitations", json=request))["invitations"]
cleo = f"{API}/meetings/{meeting['id']}/invitations/{added[0]['id']}"

# GET /meetings/{id}/invitations/{invitation}
invitation = read(session.get(cleo))["invitation"]

# PATCH /meetings/{id}/invitations/{invitation}
check(session.patch(cleo, json={"name": "Cleo Stone", "language": None}))

# PUT /meetings/{id}/invitations/{invitation}/shared
check(session.put(f"{cleo}/shared"))

# DELETE /meetings/{id}/invitations/{invitation}/shared
check(session.delete(f"{cleo}/shared"))

# POST /meetings/{id}/invitations/{invitation}/revoke
check(session.post(f"{cleo}/revoke"))

# POST /meetings/{id}/invitations/{invitation}/restore
check(session.post(f"{cleo}/restore"))

# POST /meetings/{id}/invitations/{invitation}/replace
new_link = read(session.post(f"{cleo}/replace"))["invitation"]["link"]

# POST /meetings/{id}/emails
headers = {"Idempotency-Key": f"invite-{meeting['id']}"}
response = session.post(f"{API}/meetings/{meeting['id']}/emails", json={"to": "new"}, headers=headers)
queued = read(response)["queued"]

# GET /meetings/{id}/emails
emails = read(session.get(f"{API}/meetings/{meeting['id']}/emails"))["emails"]

# DELETE /meetings/{id}/invitations/{invitation}
check(session.delete(cleo))

# DELETE /meetings/{id}
check(session.delete(f"{API}/meetings/{meeting['id']}"))

# POST /templates
request = {"name": "Interviews", "room": "interviews", "title": "Interview", "note": "Hi {name}, welcome."}
template = read(session.post(f"{API}/templates", json=request))["template"]

# GET /templates
templates = read(session.get(f"{API}/templates"))["templates"]

# GET /templates/{id}
options = read(session.get(f"{API}/templates/{template['id']}"))["template"]["options"]

# PATCH /templates/{id}
check(session.patch(f"{API}/templates/{template['id']}", json={"title": "Second interview"}))

# POST /meetings (from a template)
request = {"template": template["id"], "starts_at": START, "people": [{"name": "Ada Lovelace"}]}
interview = read(session.post(f"{API}/meetings", json=request))["meeting"]

# DELETE /templates/{id}
check(session.delete(f"{API}/templates/{template['id']}"))

# POST /webhooks
request = {"url": "https://example.org/webhooks", "events": ["invitation.opened", "email.failed"]}
webhook = read(session.post(f"{API}/webhooks", json=request))["webhook"]

# GET /webhooks
webhooks = read(session.get(f"{API}/webhooks"))["webhooks"]

# GET /webhooks/{id}
secret = read(session.get(f"{API}/webhooks/{webhook['id']}"))["webhook"]["secret"]

# POST /webhooks/{id}/test
delivery = read(session.post(f"{API}/webhooks/{webhook['id']}/test"))["delivery"]

# GET /webhooks/{id}/deliveries
deliveries = read(session.get(f"{API}/webhooks/{webhook['id']}/deliveries"))["deliveries"]

# POST /webhooks/{id}/deliveries/{delivery}/redeliver
check(session.post(f"{API}/webhooks/{webhook['id']}/deliveries/{delivery['id']}/redeliver"))

# POST /webhooks/{id}/rotate
new_secret = read(session.post(f"{API}/webhooks/{webhook['id']}/rotate"))["webhook"]["secret"]

# DELETE /webhooks/{id}
check(session.delete(f"{API}/webhooks/{webhook['id']}"))

# POST /inspect
inspection = read(session.post(f"{API}/inspect", json={"token": token["link"]}))["inspection"]
