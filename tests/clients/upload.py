"""Sends a table to a URL as one of Python's HTTP clients does, and prints the status and the number of links.

Usage: upload.py CLIENT URL KEY FILE CERTIFICATE ADDRESS

The host of an https URL is at ADDRESS, and CERTIFICATE is its certificate.
"""

import http.client
import socket
import ssl
import sys
from urllib.parse import urlsplit

client, url, key, path, certificate, address = sys.argv[1:]
parts = urlsplit(url)
headers = {"Authorization": f"Bearer {key}", "Content-Type": "text/csv"}

lookup = socket.getaddrinfo
socket.getaddrinfo = lambda host, port, *args, **kwargs: lookup(
    address if host in (parts.hostname, parts.hostname.encode()) else host, port, *args, **kwargs
)

with open(path, "rb") as file:
    table = file.read()

if client == "requests":
    import requests

    answer = requests.post(url, data=table, headers=headers, verify=certificate, timeout=300)
    status, links = answer.status_code, answer.content
elif client == "httpx":
    import httpx

    context = ssl.create_default_context(cafile=certificate)
    answer = httpx.post(url, content=table, headers=headers, verify=context, timeout=300)
    status, links = answer.status_code, answer.content
else:
    if parts.scheme == "https":
        context = ssl.create_default_context(cafile=certificate)
        connection = http.client.HTTPSConnection(parts.netloc, context=context, timeout=300)
    else:
        connection = http.client.HTTPConnection(parts.netloc, timeout=300)
    connection.request("POST", f"{parts.path}?{parts.query}", body=table, headers=headers)
    answer = connection.getresponse()
    status, links = answer.status, answer.read()

print(status, links.count(b"?t="))
