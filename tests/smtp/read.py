"""Reads mails with Python's own library and their calendar parts with icalendar; prints what they say as JSON lines."""

import email
import email.policy
import json
import pathlib
import sys

import icalendar

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    calendars = [part for part in mail.walk() if part.get_content_type() in ("text/calendar", "application/ics")]
    said = {
        "file": path.name,
        "defects": [str(defect) for part in mail.walk() for defect in part.defects],
        "headers": {name: str(mail[name]) for name in ("From", "Reply-To", "To", "Subject", "Message-ID", "Date")},
        "address": mail["To"].addresses[0].addr_spec,
        "name": mail["To"].addresses[0].display_name,
        "text": text,
        "html": html,
        "structure": [part.get_content_type() for part in mail.walk()],
        "remote": [word for word in ("<img", "src=") if word in html],
        "events": [],
    }
    for part in calendars:
        content = part.get_content()
        calendar = icalendar.Calendar.from_ical(content if isinstance(content, str) else content.decode())
        event = calendar.walk("VEVENT")[0]
        said["events"].append({
            "method": str(calendar["METHOD"]),
            "parameter": part.get_param("method"),
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]),
            "starts": int(event["DTSTART"].dt.timestamp()),
            "ends": int(event["DTEND"].dt.timestamp()),
            "attendee": str(event["ATTENDEE"]),
            "organizer": str(event["ORGANIZER"]),
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "language": event["DESCRIPTION"].params.get("LANGUAGE") if "DESCRIPTION" in event else None,
        })
    print(json.dumps(said))
