"""A mail server that takes messages, or fails as the recipient's address asks: prints its port, keeps what it took.

One file a message in the spool; one line of JSON a message in `log`. With a certificate it takes mail over TLS alone:
after STARTTLS, or with `--tls-first` from the first byte. With `--xoauth2` it offers no other way to sign in.
"""

import argparse
import asyncio
import collections
import json
import pathlib
import ssl
import time

from aiosmtpd.smtp import SMTP

arguments = argparse.ArgumentParser()
arguments.add_argument("spool", type=pathlib.Path)
arguments.add_argument("--certificate")
arguments.add_argument("--key")
arguments.add_argument("--tls-first", action="store_true")
arguments.add_argument("--xoauth2", action="store_true")
arguments = arguments.parse_args()

tries = collections.Counter()
taken = 0


def wish(envelope):
    """What a recipient's address asks for, such as `cut-data` in cut-data.7@example.org."""
    return envelope.rcpt_tos[0].split("@")[0].split(".")[0] if envelope.rcpt_tos else ""


class Handler:
    async def auth_XOAUTH2(self, server, words):
        raise AssertionError("nobody signs in this way")

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0].split(".")[0]
        if name == "named" and "." not in session.host_name:
            return f"504 5.5.2 <{session.host_name}>: Helo command rejected: need fully-qualified hostname"
        if name == "quota":
            tries[address] += 1
            if tries[address] == 1:
                return "550 5.4.5 Daily user sending limit exceeded"
        if name == "no-such":
            return "550 5.1.1 no such mailbox"
        if name == "full":
            tries[address] += 1
            if tries[address] == 1:
                return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global taken
        address, name = envelope.rcpt_tos[0], wish(envelope)
        tries[address] += 1
        if name == "twice-later" and tries[address] <= 2:
            return "451 4.3.0 try again later"
        if name == "busy" and tries[address] == 1:
            return "450 4.2.0 busy"
        if name == "stall":
            await asyncio.sleep(20)
        taken += 1
        (arguments.spool / f"{taken:05}.eml").write_bytes(envelope.original_content)
        with (arguments.spool / "log").open("a") as log:
            log.write(json.dumps({"to": envelope.rcpt_tos, "file": f"{taken:05}.eml", "at": time.time()}) + "\n")
        if name == "cut-answer" and tries[address] == 1:
            server.transport.abort()
            return "250 never heard"
        return "250 2.0.0 taken"


class Server(SMTP):
    async def smtp_DATA(self, argument):
        address = self.envelope.rcpt_tos[0] if self.envelope.rcpt_tos else ""
        if address.startswith("cut-data.") and not tries[address]:
            tries[address] += 1
            await self.push("354 go on")
            await asyncio.sleep(0.05)
            self.transport.abort()
            return
        await super().smtp_DATA(argument)


async def main():
    context = None
    if arguments.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(arguments.certificate, arguments.key)
    loop = asyncio.get_running_loop()

    starttls = None if arguments.tls_first else context
    ways = {"auth_require_tls": False, "auth_exclude_mechanism": ["PLAIN", "LOGIN"]} if arguments.xoauth2 else {}

    def session():
        return Server(
            Handler(), enable_SMTPUTF8=True, tls_context=starttls, require_starttls=starttls is not None, loop=loop, **ways
        )

    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if arguments.tls_first else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
