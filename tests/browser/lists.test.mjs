// A spreadsheet from upload to links in a real browser: its sheet, its columns, and a row that is wrong.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { crc32 } from "node:zlib";

import { assertOpenToAll, launch, signIn, start } from "./server.mjs";

let server;
let browser;

before(async () => { [server, browser] = await Promise.all([start(), launch()]); });
after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
});

/** A ZIP file whose files are stored as they are. */
function zipped(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of files) {
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from("PK\x03\x04"), facts, Buffer.from(name), data);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), facts, place, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, entries, Buffer.from("PK\x05\x06"), end]);
}

/** An `.xlsx` file with these sheets, each a list of rows. */
function workbook(sheets) {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006";
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const names = Object.keys(sheets);
  const each = (write) => names.map((name, place) => write(name, place + 1)).join("");
  const row = (cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
  return zipped([
    ["[Content_Types].xml", `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kind}.worksheet+xml"/>`)}</Types>`],
    ["_rels/.rels", `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="${packaged}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`],
    ...names.map((name, place) => [`xl/worksheets/sheet${place + 1}.xml`, `<worksheet xmlns="${main}"><sheetData>${sheets[name].map(row).join("")}</sheetData></worksheet>`]),
  ]);
}

const guests = workbook({
  Agenda: [["Summer party"], ["Doors open at noon"]],
  Guests: [
    ["Name", "Invitee", "Email"],
    ["Acme", "Bo Finch", "bo@example.org"],
    ["Initech", "Cy Marsh", "cy@@example.org"],
    ["Hooli", "Dee Vale", "dee@example.org"],
  ],
});

const uploaded = async (page, room) => {
  await page.getByRole("combobox", { name: "Room" }).fill(room);
  await page.getByText("Upload a file").click();
  await page.locator("#file").setInputFiles({ name: "party.xlsx", mimeType: "application/octet-stream", buffer: guests });
  await page.getByRole("button", { name: "Review meeting", exact: true }).last().click();
  await page.getByRole("heading", { name: /[23]\W? people/ }).waitFor();
};

const rows = (page) => page.locator(".row").evaluateAll((all) => all.map((row) => ["name", "email"].map((name) => row.querySelector(`[name=${name}]`).value).join(" ")));

const created = async (page) => {
  await page.getByRole("button", { name: /Create \W?4\W? links/ }).click();
  await page.locator(".links li").first().waitFor();
  return page.locator(".links bdi").allTextContents();
};

const everyone = ["Ada Lovelace", "Bo Finch", "Cy Marsh", "Dee Vale"];

test("a spreadsheet's people get their links, with script", async () => {
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await signIn(page, server);
    await uploaded(page, `with-script-${width}`);
    await page.getByRole("heading", { name: /party\.xlsx.*sheet.*Guests/ }).waitFor();
    // What is wrong comes first, and leads to its field.
    assert.match(await page.evaluate(() => document.activeElement.textContent), /That isn’t an email address/);
    await page.getByRole("link", { name: /^Row \W?3\W?: \W?That isn’t an email address/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id || location.hash), "email-2");

    // A column is changed, which reads the list again at once, and goes on from there.
    const column = page.getByRole("combobox", { name: /Use \W?Invitee\W? as/ });
    await Promise.all([page.waitForNavigation(), column.selectOption({ label: "Name" })]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "list-0-column-1");
    assert.equal(await column.inputValue(), "name");
    assert.equal(await page.getByRole("combobox", { name: /Use \W?Name\W? as/ }).inputValue(), "ignore");
    assert.deepEqual((await rows(page)).slice(1), ["Bo Finch bo@example.org", "Cy Marsh cy@@example.org", "Dee Vale dee@example.org"]);
    await assertOpenToAll(page, "the review with its chooser");

    await page.locator("#email-2").fill("cy@example.org");
    await page.getByRole("button", { name: "Check the list again" }).last().click();
    await page.getByRole("heading", { name: /Ready to create \W?4\W? links/ }).waitFor();
    assert.deepEqual(await created(page), everyone);
    await page.context().close();
  }
});

test("a spreadsheet's people get their links, without script", async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, server);
  await uploaded(page, "without-script");
  // The columns were remembered from the first test; they are put wrong, and right again.
  for (const [name, value] of [["Name", "name"], ["Invitee", "name"]]) {
    await page.getByRole("combobox", { name: new RegExp(`Use \\W?${name}\\W? as`) }).selectOption(value);
    await page.getByRole("button", { name: "Read list again" }).click();
    await page.locator(`[aria-label*=${name}] option[value=${value}][selected]`).waitFor({ state: "attached" });
  }
  await page.locator("#email-2").fill("cy@example.org");
  await page.getByRole("button", { name: "Check the list again" }).last().click();
  await page.getByRole("heading", { name: /Ready to create \W?4\W? links/ }).waitFor();
  assert.deepEqual(await created(page), everyone);
});
