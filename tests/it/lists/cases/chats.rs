//! Messengers, wikis and trackers.

use super::super::case::{Case, Input::Text, asks, reads};

pub(super) const CASES: &[Case] = &[
    asks(
        "phone number, dash, name",
        "WhatsApp, group members",
        "en",
        Text("+49 170 0000001 - Ada Quill\n+49 170 0000002 - Bo Finch\n"),
        &["Ada Quill", "Bo Finch"],
    ),
    asks(
        "name, tilde and number",
        "WhatsApp, group members copied",
        "de",
        Text("~ Käthe Müller\n+49 170 0000001\n~ Jörg\n+49 170 0000002\n"),
        &["Käthe Müller", "Jörg"],
    ),
    asks(
        "a chat with times and names before messages",
        "WhatsApp, exported chat",
        "en",
        Text("[20/11/2026, 10:00:12] Ada Quill: I am in\n[20/11/2026, 10:01:00] Bo Finch: me too\n"),
        &["Ada Quill", "Bo Finch"],
    ),
    asks(
        "at signs before sign-in names",
        "Slack, mentions",
        "en",
        Text("@ada @bo.finch @cy_marsh"),
        &["ada", "bo.finch", "cy_marsh"],
    )
    .or(&[&["@ada", "@bo.finch", "@cy_marsh"]]),
    asks(
        "at signs before whole names, one a line",
        "Slack, mentions",
        "en",
        Text("@Ada Quill\n@Bo Finch\n"),
        &["Ada Quill", "Bo Finch"],
    )
    .or(&[&["@Ada Quill", "@Bo Finch"]]),
    asks(
        "names, roles and initials on lines of their own",
        "Teams, people pane copied",
        "en",
        Text("AQ\nAda Quill\nOrganizer\nBF\nBo Finch\n"),
        &["Ada Quill (owner)", "Bo Finch"],
    )
    .or(&[&["Ada Quill", "Bo Finch"]]),
    reads(
        "guests of another firm",
        "Teams, names",
        "en",
        Text("Ada Quill (Guest)\nBo Finch\n"),
        &["Ada Quill", "Bo Finch"],
    )
    .or(&[&["Ada Quill (Guest)", "Bo Finch"]]),
    reads(
        "a table with bars and a ruler",
        "Markdown",
        "en",
        Text("| Name | Email |\n|------|-------|\n| Ada Quill | ada@example.org |\n| Bo Finch | bo@example.org |\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "a table with alignment, without outer bars",
        "Markdown",
        "en",
        Text(
            "Name | Email | Role\n:--- | :---: | ---:\nAda Quill | ada@example.org | owner\nBo Finch | bo@example.org | guest\n",
        ),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "links in the cells of a table",
        "Markdown",
        "en",
        Text(
            "| Name | Email |\n| --- | --- |\n| Ada Quill | [ada@example.org](mailto:ada@example.org) |\n| Bo Finch | <bo@example.org> |\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "double bars mark the header",
        "Jira and Confluence markup",
        "en",
        Text("||Name||Email||\n|Ada Quill|ada@example.org|\n|Bo Finch|bo@example.org|\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    reads(
        "bars without a ruler",
        "A database shell",
        "en",
        Text("name|email|owner\nAda Quill|ada@example.org|t\nBo Finch|bo@example.org|f\n"),
        &["Ada Quill <ada@example.org> (owner)", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "a drawn table with a count below",
        "psql",
        "en",
        Text(
            "   name    |      email\n-----------+-----------------\n Ada Quill | ada@example.org\n Bo Finch  | bo@example.org\n(2 rows)\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "a drawn table with plus signs",
        "mysql",
        "en",
        Text(
            "+-----------+-----------------+\n| name      | email           |\n+-----------+-----------------+\n| Ada Quill | ada@example.org |\n| Bo Finch  | bo@example.org  |\n+-----------+-----------------+\n2 rows in set (0.00 sec)\n",
        ),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    ),
    asks(
        "bold names in a list",
        "Markdown",
        "en",
        Text("- **Ada Quill** <ada@example.org>\n- **Bo Finch** <bo@example.org>\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .or(&[&["**Ada Quill** <ada@example.org>", "**Bo Finch** <bo@example.org>"]]),
    asks(
        "co-authors",
        "Git trailers",
        "en",
        Text("Co-authored-by: Ada Quill <ada@example.org>\nCo-authored-by: Bo Finch <bo@example.org>\n"),
        &["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"],
    )
    .or(&[&["Co-authored-by: Ada Quill <ada@example.org>", "Co-authored-by: Bo Finch <bo@example.org>"]]),
];
