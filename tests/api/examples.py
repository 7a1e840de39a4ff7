"""Runs the examples that /api shows, in each language, and checks requests and responses against the OpenAPI document.

The examples send their requests to this program, which passes them on to the server. It also stands in for the host
that webhooks are sent to.
"""

import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import jsonschema

url, key, folder = sys.argv[1:]
tests = pathlib.Path(__file__).parent
examples = tests.parent.parent / "src/web/api/examples"
document = json.loads((tests / "generated/openapi.json").read_text())
host, base = urlsplit(url).netloc, urlsplit(url).path
exchanges = []


class Exchange:
    """A request of an example, and the response to it."""

    def __init__(self, method, path, response, body):
        steps = path.removeprefix(base).split("?")[0].split("/")
        templates = [
            template
            for template, operations in document["paths"].items()
            if method.lower() in operations and fits(template.split("/"), steps)
        ]
        assert len(templates) == 1, f"{method} {path} is no operation"
        self.call = f"{method} {templates[0]}"
        self.headers, self.body = response.headers, body.decode()
        expected = document["paths"][templates[0]][method.lower()]["responses"].get(str(response.status))
        assert expected and 200 <= response.status < 300, f"{self.call}: {response.status} {self.body}"
        kind = response.headers.get_content_type()
        if kind == "application/json":
            self.json = json.loads(self.body)
            schema = {**expected["content"][kind]["schema"], "components": document["components"]}
            jsonschema.validate(self.json, schema)
        else:
            assert bool(self.body) == ("content" in expected), f"{self.call}: {self.body}"


def fits(template, steps):
    return len(template) == len(steps) and all(a == b or a.startswith("{") for a, b in zip(template, steps))


class Between(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/webhooks":
            return self.answer(204, [], b"")
        body = body.replace(b"https://example.org", f"http://127.0.0.1:{between.server_port}".encode())
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "content-length")}
        server = http.client.HTTPConnection(host)
        server.request(self.command, self.path, body, headers)
        response = server.getresponse()
        content = response.read()
        try:
            exchanges.append(Exchange(self.command, self.path, response, content))
        except Exception as error:
            exchanges.append(error)
        own = ("connection", "content-length", "transfer-encoding")
        self.answer(response.status, [item for item in response.getheaders() if item[0].lower() not in own], content)

    def answer(self, status, headers, content):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on


def sections(file, comment):
    """Returns the parts of a file of examples by their calls, as the server cuts them."""
    parts = (examples / file).read_text().split(f"\n\n{comment} ")[1:]
    return {call: text.rstrip() for call, _, text in (part.partition("\n") for part in parts)}


def fields(text):
    """Returns the names of the fields in JSON and in the first item of each list, or the names of the columns of CSV."""

    def names(value):
        match value:
            case dict():
                return {name: names(field) for name, field in value.items()}
            case list():
                return [names(item) for item in value[:1]]

    return names(json.loads(text)) if text.startswith("{") else text.splitlines()[0]


def run(days, command, **environment):
    """Runs a command, with a meeting in so many days, and returns what it sent and got."""
    exchanges.clear()
    start = (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:00:00Z")
    api = f"http://127.0.0.1:{between.server_port}{base}"
    environment = {"PATH": os.environ["PATH"], "API": api, "KEY": key, "START": start, **environment}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    for exchange in exchanges:
        if isinstance(exchange, Exception):
            raise exchange
    assert done.returncode == 0, f"{command}: {done.stderr.strip()}"
    return list(exchanges)


def variables(exchange):
    """Returns the variables of the page's curl commands that a response gives a value."""
    found = {"ETAG": exchange.headers["ETag"]} if "ETag" in exchange.headers else {}
    answer = getattr(exchange, "json", {})
    for name in ("meeting", "template", "webhook", "delivery"):
        if name in answer:
            found[name.upper()] = answer[name]["id"]
    if "invitations" in answer:
        found["INVITATION"] = answer["invitations"][0]["id"]
    if "token" in answer:
        found["TOKEN"] = answer["token"]["token"]
    return found


def check(language, calls, made):
    sent = [exchange.call for exchange in made]
    assert [call.split(" (")[0] for call in calls] == sent, f"{language} sends {sent}"
    for call, exchange in zip(calls, made):
        if call in responses:
            shown, real = fields(responses[call]), fields(exchange.body)
            assert shown == real, f"{language}, {call}: {real}, not {shown}"


folder = pathlib.Path(folder)
(folder / "people.csv").write_text("name,email\nAda Lovelace,ada@example.org\nBob Stone,bob@example.org\n")
shutil.copy(tests.parent / "it/lists/files/second-sheet.xlsx", folder / "guests.xlsx")
between = ThreadingHTTPServer(("127.0.0.1", 0), Between)
threading.Thread(target=between.serve_forever, daemon=True).start()
responses = sections("responses.txt", "//")

made, known = [], {}
for call, text in sections("curl.sh", "#").items():
    done = run(1, ["bash", "-euc", text], **known)
    assert len(done) == 1, f"{call} sends {len(done)} requests"
    known |= variables(done[0])
    made += done
check("curl", list(sections("curl.sh", "#")), made)
assert set(responses) <= set(sections("curl.sh", "#")), responses.keys()
calls = list(sections("javascript.mjs", "//"))[1:]
check("JavaScript", calls, run(2, ["node", examples / "javascript.mjs"]))
calls = list(sections("python.py", "#"))[1:]
check("Python", calls, run(3, [sys.executable, examples / "python.py"]))
between.shutdown()
