//! What commands say about join links and the link key.

use super::ID;
use crate::{
    cli::{latchkey, run},
    support::{LINK_KEY, fields_for_now, served::Served},
};

const OTHER_KEY: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa998877665544332211ee";

/// A folder with a database, in which a meeting has join links for two people; and the first of them.
async fn folder_with_links() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut served = Served::start(folder.path(), &[("LATCHKEY_LINK_KEY", LINK_KEY)]).await;
    let mut fields = fields_for_now(ID, "Ada\nBob");
    fields.push(("link_kind", "join"));
    assert_eq!(served.post("/meetings", &fields).await.status, 303);
    let text = served.get(&format!("/meetings/{ID}/links.txt")).await;
    served.stop();
    let link = text.lines().next().unwrap().rsplit(": ").next().unwrap().to_owned();
    (folder, link)
}

#[tokio::test]
async fn the_doctor_says_whether_the_link_key_is_the_one_that_links_follow_from() {
    let (folder, _) = folder_with_links().await;
    let doctor = |settings: &[(&str, &str)]| {
        let mut command = latchkey(folder.path());
        command.arg("doctor").env("DAILY_API_URL", "http://127.0.0.1:9/v1").envs(settings.iter().copied());
        let (code, out, err) = run(&mut command, b"");
        (code, format!("{out}{err}"))
    };
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", LINK_KEY)]);
    assert!(said.contains("OK           The link key is set, so meetings can have join links."), "{said}");
    assert!(!said.contains("follow from"), "{said}");
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", OTHER_KEY), ("LATCHKEY_PREVIOUS_LINK_KEY", LINK_KEY)]);
    assert!(
        said.contains("The join links of 2 people follow from the previous link key. Keep LATCHKEY_PREVIOUS_LINK_KEY"),
        "{said}"
    );
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", LINK_KEY), ("LATCHKEY_PREVIOUS_LINK_KEY", OTHER_KEY)]);
    assert!(
        said.contains("No join links follow from the previous link key. You can remove LATCHKEY_PREVIOUS_LINK_KEY."),
        "{said}"
    );
    for settings in [&[("LATCHKEY_LINK_KEY", OTHER_KEY)][..], &[]] {
        let (code, said) = doctor(settings);
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.contains("The join links of 2 people follow from a link key that is not set, and do not work."),
            "{said}"
        );
    }
    let (_, said) = doctor(&[("LATCHKEY_LINK_KEY", "not-a-key")]);
    assert!(said.contains("LATCHKEY_LINK_KEY is not a link key; expected 64 hexadecimal digits"), "{said}");
    assert!(!said.contains("not-a-key"), "{said}");
    let (_, said) = doctor(&[("LATCHKEY_PREVIOUS_LINK_KEY", LINK_KEY)]);
    assert!(said.contains("LATCHKEY_LINK_KEY is not set, but LATCHKEY_PREVIOUS_LINK_KEY is."), "{said}");
}

#[tokio::test]
async fn inspect_says_whose_join_link_it_is_as_far_as_the_database_knows() {
    let (folder, link) = folder_with_links().await;
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
    assert_eq!((code, out.as_str()), (Some(1), "Join link …wxyz. It is not in this database.\n"));
    let elsewhere = tempfile::tempdir().unwrap();
    let (code, out, _) = run(latchkey(elsewhere.path()).args(["inspect", &link]), b"");
    assert_eq!(code, Some(0));
    assert!(out.contains("It contains no token: the server in the link signs one when the person joins."), "{out}");
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
