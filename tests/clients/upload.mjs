// Sends a table to a URL with Node's fetch, and prints the status and the number of links.
// Usage: upload.mjs URL KEY FILE ADDRESS, with the certificate of an https URL in NODE_EXTRA_CA_CERTS.

import dns from "node:dns";
import { readFileSync } from "node:fs";

const [url, key, path, address] = process.argv.slice(2);
dns.lookup = (host, options, done) => (options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4));
const answer = await fetch(url, { method: "POST", body: readFileSync(path), headers: { Authorization: `Bearer ${key}`, "Content-Type": "text/csv" } });
const links = await answer.text();
console.log(answer.status, links.split("?t=").length - 1);
