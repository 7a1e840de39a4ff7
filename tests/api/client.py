"""A program in Python that uses the client generated from the OpenAPI document."""

import sys
from datetime import UTC, datetime, timedelta

from latchkey_client import AuthenticatedClient, Client
from latchkey_client.api.inspect import inspect_token
from latchkey_client.api.meetings import create_meeting, delete_meeting, get_meeting, list_invitations, list_meetings
from latchkey_client.models import (
    Code,
    InspectAnswer,
    InspectRequest,
    InvitationsAnswer,
    LanguageTag,
    MeetingsAnswer,
    NewMeeting,
    NewMeetingAnswer,
    Person,
    ProblemDetails,
)

base_url, key = sys.argv[1:]
client = AuthenticatedClient(base_url=base_url, token=key)

people = [
    Person(name="Ada Lovelace", owner=True),
    Person(name="Bob Stone", email="bob@example.org", language=LanguageTag.DE),
]
starts_at = datetime.now(UTC) + timedelta(days=1)
meeting = NewMeeting(room="python", title="Weekly review", starts_at=starts_at, people=people)
created = create_meeting.sync(client=client, body=meeting, idempotency_key="python")
assert isinstance(created, NewMeetingAnswer), created
assert created.meeting.invitation_count == 2
meeting_id = created.meeting.id

listed = list_meetings.sync(client=client, limit=10)
assert isinstance(listed, MeetingsAnswer), listed
assert meeting_id in [meeting.id for meeting in listed.meetings]

invitations = list_invitations.sync(meeting_id, client=client)
assert isinstance(invitations, InvitationsAnswer), invitations
ada, bob = invitations.invitations
assert (ada.name, bob.language) == ("Ada Lovelace", LanguageTag.DE)
assert ada.link is not None

inspected = inspect_token.sync(client=client, body=InspectRequest(token=ada.link))
assert isinstance(inspected, InspectAnswer), inspected
assert (inspected.inspection.room, inspected.inspection.owner) == ("python", True)

wrong = NewMeeting(room="python", people=[Person(name="Ada", email="no address")])
refused = create_meeting.sync_detailed(client=client, body=wrong)
assert refused.status_code == 422, refused
assert isinstance(refused.parsed, ProblemDetails), refused
assert refused.parsed.code is Code.INVALID
assert [problem.pointer for problem in refused.parsed.problems] == ["/people/0/email"]

anonymous = list_meetings.sync(client=Client(base_url=base_url))
assert isinstance(anonymous, ProblemDetails), anonymous
assert anonymous.code is Code.NO_KEY

assert delete_meeting.sync_detailed(meeting_id, client=client).status_code == 204
gone = get_meeting.sync(meeting_id, client=client)
assert isinstance(gone, ProblemDetails), gone
assert gone.code is Code.NOT_FOUND
