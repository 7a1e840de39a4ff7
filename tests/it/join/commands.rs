//! What commands say about join links and the link key.

use super::ID;
use crate::{
    cli::{latchkey, run},
    support::{LINK_KEY, fields_for_now, served::Served},
};

const OTHER_KEY: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa998877665544332211ee";

/// A folder with a database, in which a meeting has join links for two people; the first of them, and the server.
async fn folder_with_links() -> (tempfile::TempDir, String, Served) {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &[("LATCHKEY_LINK_KEY", LINK_KEY)]).await;
    let mut fields = fields_for_now(ID, "Ada\nBob");
    fields.push(("link_kind", "join"));
    assert_eq!(served.post("/meetings", &fields).await.status, 303);
    let text = served.get(&format!("/meetings/{ID}/links.txt")).await;
    let link = text.lines().next().unwrap().rsplit(": ").next().unwrap().to_owned();
    (folder, link, served)
}

#[tokio::test]
async fn the_doctor_says_whether_links_are_derived_from_the_link_key() {
    let (folder, _, mut served) = folder_with_links().await;
    served.stop();
    let doctor = |settings: &[(&str, &str)]| {
        let mut command = latchkey(folder.path());
        command.arg("doctor").env("DAILY_API_URL", "http://127.0.0.1:9/v1").envs(settings.iter().copied());
        let (code, out, err) = run(&mut command, b"");
        (code, format!("{out}{err}"))
    };
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", LINK_KEY)]);
    assert!(said.contains("OK           The link key is set, so meetings can have join links."), "{said}");
    assert!(!said.contains("derived from"), "{said}");
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", OTHER_KEY), ("LATCHKEY_PREVIOUS_LINK_KEY", LINK_KEY)]);
    assert!(
        said.contains(
            "The join links of 2 people are derived from the previous link key. Keep LATCHKEY_PREVIOUS_LINK_KEY"
        ),
        "{said}"
    );
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", LINK_KEY), ("LATCHKEY_PREVIOUS_LINK_KEY", OTHER_KEY)]);
    assert!(
        said.contains(
            "No join links are derived from the previous link key. You can remove LATCHKEY_PREVIOUS_LINK_KEY."
        ),
        "{said}"
    );
    for settings in [&[("LATCHKEY_LINK_KEY", OTHER_KEY)][..], &[]] {
        let (code, said) = doctor(settings);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("The join links of 2 people do not work, because their link key is not set."), "{said}");
    }
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", "not-a-key")]);
    assert!(said.contains("LATCHKEY_LINK_KEY is not a link key; expected 64 hexadecimal digits"), "{said}");
    assert!(!said.contains("not-a-key"), "{said}");
    let (_, said) = doctor(&[("LATCHKEY_PREVIOUS_LINK_KEY", LINK_KEY)]);
    assert!(said.contains("LATCHKEY_LINK_KEY is not set, but LATCHKEY_PREVIOUS_LINK_KEY is."), "{said}");
}

#[tokio::test]
async fn inspect_says_whose_join_link_it_is_as_far_as_the_database_knows() {
    let (folder, link, mut served) = folder_with_links().await;
    let inspect = |text: &str| run(latchkey(folder.path()).args(["inspect", text]), b"");
    let tail = &link[link.len() - 4..];
    let (code, out, err) = inspect(&link);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.starts_with(&format!(
            "Join link …{tail}. Invitation for Ada to Weekly review, created by Ada Lovelace on "
        )),
        "{out}"
    );
    let (code, out, _) = inspect("https://links.example.org/j/7x4k9m2p0111wxyz");
    assert_eq!(
        (code, out.as_str()),
        (Some(1), "Join link …wxyz. It is not in this database. Check that the link is complete.\n")
    );
    // It says why a link no longer works.
    for (step, said) in [("revoke", "Ada Lovelace revoked it."), ("replace", "It was replaced by a newer link.")] {
        let manage = format!("/meetings/{ID}/links");
        let whose = if step == "replace" { "undo" } else { step };
        served.post(&manage, &[("everyone", "yes"), ("step", whose)]).await;
        served.post(&manage, &[("everyone", "yes"), ("step", step)]).await;
        assert_eq!(inspect(&link).1, format!("Join link …{tail}. {said}\n"));
        assert_eq!(inspect(&link).0, Some(1));
    }
    served.post(&format!("/meetings/{ID}/delete"), &[]).await;
    served.stop();
    let (code, out, _) = inspect(&format!("{link} and https://links.example.org/j/7x4k9m2p0111wxyz"));
    assert_eq!(code, Some(1));
    assert!(out.starts_with(&format!("Join link …{tail}. Ada Lovelace cancelled the meeting.\n")), "{out}");
    let elsewhere = tempfile::tempdir().unwrap();
    let (code, out, _) = run(latchkey(elsewhere.path()).args(["inspect", &link]), b"");
    assert_eq!(code, Some(0));
    assert!(
        out.contains("It contains no token: the server that it leads to signs one when the person joins."),
        "{out}"
    );
}

#[test]
fn setup_keeps_a_link_key_that_is_in_the_file_whatever_the_environment_says() {
    let folder = tempfile::tempdir().unwrap();
    let dotenv = folder.path().join(".env");
    std::fs::write(&dotenv, format!("LATCHKEY_LINK_KEY={LINK_KEY}\n")).unwrap();
    let mut command = latchkey(folder.path());
    command.env("DAILY_API_URL", "http://127.0.0.1:9/v1").env("LATCHKEY_LINK_KEY", "");
    command.args(["setup", "--domain", "acme", "--domain-id", "2c9a1b0e-6f3d-4a57-8b21-9d8e7f6a5b4c"]);
    let (code, out, err) = run(&mut command, b"");
    assert_eq!(code, Some(0), "{out}{err}");
    let written = std::fs::read_to_string(&dotenv).unwrap();
    assert!(written.contains(&format!("LATCHKEY_LINK_KEY={LINK_KEY}")), "{written}{out}{err}");
    assert!(written.contains("DAILY_API_KEY="), "it wrote the rest: {written}{out}{err}");
    assert!(!format!("{out}{err}").contains("Created a link key"), "{out}{err}");
}

#[test]
fn a_server_does_not_start_with_half_a_link_key() {
    let folder = tempfile::tempdir().unwrap();
    for (settings, said) in [
        (&[("LATCHKEY_LINK_KEY", "0011")][..], "LATCHKEY_LINK_KEY is not a link key; expected 64 hexadecimal digits"),
        (
            &[("LATCHKEY_PREVIOUS_LINK_KEY", LINK_KEY)],
            "LATCHKEY_LINK_KEY is not set, but LATCHKEY_PREVIOUS_LINK_KEY is.",
        ),
        (&[("LATCHKEY_LINK_KEY", &"0".repeat(64))], "LATCHKEY_LINK_KEY is a placeholder"),
        (&[("LATCHKEY_LINK_KEY_FILE", "nowhere")], "LATCHKEY_LINK_KEY_FILE is \"nowhere\", which cannot be read"),
    ] {
        let mut command = latchkey(folder.path());
        let (code, _, err) =
            run(command.args(["serve", "--listen", "127.0.0.1:0"]).envs(settings.iter().copied()), b"");
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains(said), "{err}");
    }
}
