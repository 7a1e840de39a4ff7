# The API's examples for curl. /api shows each section, and tests/api/run runs each, with ids from the responses before.

# POST /tokens
curl "$API/tokens" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"room": "standup", "name": "Ada Lovelace", "id": "user-42"}'

# POST /links
curl "$API/links" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"room": "review", "starts_at": "'$START'", "people": [{"name": "Ada", "owner": true}, {"name": "Bob"}]}'

# POST /links (people.csv)
curl "$API/links?room=review&starts_at=$START" -H "Authorization: Bearer $KEY" \
  -H 'Content-Type: text/csv' --data-binary @people.csv > links.csv

# POST /links (guests.xlsx)
curl "$API/links?room=review&sheet=Guests&columns=name=Name,email=Email" -H "Authorization: Bearer $KEY" \
  -H 'Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' \
  --data-binary @guests.xlsx > links.csv

# POST /meetings
curl "$API/meetings" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: review-$START" \
  -d '{"room": "review", "title": "Weekly review", "starts_at": "'$START'", "link_kind": "join",
       "people": [{"name": "Ada Lovelace", "owner": true}, {"name": "Bob Stone", "email": "bob@example.org"}]}'

# GET /meetings
curl "$API/meetings?state=upcoming&room=review&limit=20" -H "Authorization: Bearer $KEY"

# GET /meetings/{id}
curl -i "$API/meetings/$MEETING" -H "Authorization: Bearer $KEY"

# PATCH /meetings/{id}
curl -X PATCH "$API/meetings/$MEETING" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -H "If-Match: $ETAG" -d '{"title": "Design review"}'

# GET /meetings/{id}/invitations
curl "$API/meetings/$MEETING/invitations" -H "Authorization: Bearer $KEY"

# POST /meetings/{id}/invitations
curl "$API/meetings/$MEETING/invitations" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"people": [{"name": "Cleo Park", "email": "cleo@example.org", "language": "de"}]}'

# GET /meetings/{id}/invitations/{invitation}
curl "$API/meetings/$MEETING/invitations/$INVITATION" -H "Authorization: Bearer $KEY"

# PATCH /meetings/{id}/invitations/{invitation}
curl -X PATCH "$API/meetings/$MEETING/invitations/$INVITATION" -H "Authorization: Bearer $KEY" \
  -H 'Content-Type: application/json' -d '{"name": "Cleo Stone", "language": null}'

# PUT /meetings/{id}/invitations/{invitation}/shared
curl -X PUT "$API/meetings/$MEETING/invitations/$INVITATION/shared" -H "Authorization: Bearer $KEY"

# DELETE /meetings/{id}/invitations/{invitation}/shared
curl -X DELETE "$API/meetings/$MEETING/invitations/$INVITATION/shared" -H "Authorization: Bearer $KEY"

# POST /meetings/{id}/invitations/{invitation}/revoke
curl -X POST "$API/meetings/$MEETING/invitations/$INVITATION/revoke" -H "Authorization: Bearer $KEY"

# POST /meetings/{id}/invitations/{invitation}/restore
curl -X POST "$API/meetings/$MEETING/invitations/$INVITATION/restore" -H "Authorization: Bearer $KEY"

# POST /meetings/{id}/invitations/{invitation}/replace
curl -X POST "$API/meetings/$MEETING/invitations/$INVITATION/replace" -H "Authorization: Bearer $KEY"

# POST /meetings/{id}/emails
curl "$API/meetings/$MEETING/emails" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: invite-$MEETING" -d '{"to": "new"}'

# GET /meetings/{id}/emails
curl "$API/meetings/$MEETING/emails" -H "Authorization: Bearer $KEY"

# DELETE /meetings/{id}/invitations/{invitation}
curl -X DELETE "$API/meetings/$MEETING/invitations/$INVITATION" -H "Authorization: Bearer $KEY"

# DELETE /meetings/{id}
curl -X DELETE "$API/meetings/$MEETING" -H "Authorization: Bearer $KEY"

# POST /templates
curl "$API/templates" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"name": "Interviews", "room": "interviews", "title": "Interview", "note": "Hi {name}, welcome."}'

# GET /templates
curl "$API/templates" -H "Authorization: Bearer $KEY"

# GET /templates/{id}
curl "$API/templates/$TEMPLATE" -H "Authorization: Bearer $KEY"

# PATCH /templates/{id}
curl -X PATCH "$API/templates/$TEMPLATE" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"title": "Second interview"}'

# POST /meetings (from a template)
curl "$API/meetings" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"template": "'$TEMPLATE'", "starts_at": "'$START'", "people": [{"name": "Ada Lovelace"}]}'

# DELETE /templates/{id}
curl -X DELETE "$API/templates/$TEMPLATE" -H "Authorization: Bearer $KEY"

# POST /webhooks
curl "$API/webhooks" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -d '{"url": "https://example.org/webhooks", "events": ["invitation.opened", "email.failed"]}'

# GET /webhooks
curl "$API/webhooks" -H "Authorization: Bearer $KEY"

# GET /webhooks/{id}
curl "$API/webhooks/$WEBHOOK" -H "Authorization: Bearer $KEY"

# POST /webhooks/{id}/test
curl -X POST "$API/webhooks/$WEBHOOK/test" -H "Authorization: Bearer $KEY"

# GET /webhooks/{id}/deliveries
curl "$API/webhooks/$WEBHOOK/deliveries" -H "Authorization: Bearer $KEY"

# POST /webhooks/{id}/deliveries/{delivery}/redeliver
curl -X POST "$API/webhooks/$WEBHOOK/deliveries/$DELIVERY/redeliver" -H "Authorization: Bearer $KEY"

# POST /webhooks/{id}/rotate
curl -X POST "$API/webhooks/$WEBHOOK/rotate" -H "Authorization: Bearer $KEY"

# DELETE /webhooks/{id}
curl -X DELETE "$API/webhooks/$WEBHOOK" -H "Authorization: Bearer $KEY"

# POST /inspect
curl "$API/inspect" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"token": "'$TOKEN'"}'
