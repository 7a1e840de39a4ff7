//! A disk that fills up, and one that takes no write.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use uuid::Uuid;

use super::{Made, Wanted, check, check_log, either, pause, people};
use crate::{
    cli::{latchkey, run},
    support::{
        PASSWORD,
        fake_clock::FakeClock,
        served::{Client, Served},
    },
};

/// A disk of 8 MB at `data` in a folder, which only what is run in it sees.
struct SmallDisk {
    folder: tempfile::TempDir,
    /// Keeps the disk as long as its input is open.
    holder: Child,
    is_root: bool,
}

impl SmallDisk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        let is_root = rustix::process::geteuid().is_root();
        let mut command = Command::new("unshare");
        command.args(if is_root { &["--mount"][..] } else { &["--user", "--map-root-user", "--mount"] });
        command.args(["sh", "-c", "mount -t tmpfs -o size=8m tmpfs data && echo ready && exec cat"]);
        command.current_dir(folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut holder = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(holder.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n", "a disk can be mounted");
        Self { folder, holder, is_root }
    }

    /// What runs a command where the disk is.
    fn wrapper(&self) -> Vec<String> {
        let holder = self.holder.id().to_string();
        let mut words = vec!["nsenter", "--target", &holder, "--mount"];
        if !self.is_root {
            words.extend(["--user", "--preserve-credentials"]);
        }
        words.extend(["sh", "-c", "cd \"$0\" && exec \"$@\"", self.folder.path().to_str().unwrap()]);
        words.into_iter().map(str::to_owned).collect()
    }

    async fn serve(&self, settings: &[(String, String)]) -> Served {
        let wrapper = self.wrapper();
        let wrapper: Vec<&str> = wrapper.iter().map(String::as_str).collect();
        let mut settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (&**name, &**value)).collect();
        settings.extend([("DATABASE_URL", "sqlite:data/latchkey.db"), ("LATCHKEY_API_RATE", "1000000")]);
        Served::start_in(&wrapper, self.folder.path(), &settings).await.with_key()
    }

    fn filler(&self) -> PathBuf {
        let root = format!("/proc/{}/root{}", self.holder.id(), self.folder.path().display());
        PathBuf::from(root).join("data/filler")
    }

    /// Takes up all that is left of it.
    fn fill(&self) {
        let mut filler = File::options().create(true).append(true).open(self.filler()).unwrap();
        while filler.write_all(&[0; 4096]).is_ok() {}
    }

    fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        let _ = self.holder.wait();
    }
}

/// Makes meetings until the database has refused five; answers which were made and which refused.
async fn make(client: Client, is_for_program: bool) -> (Vec<Made>, Vec<Uuid>) {
    let (mut made, mut refused) = (Vec::new(), Vec::new());
    while refused.len() < 5 {
        let wanted = Wanted::new(is_for_program);
        let answer = wanted.ask(&client).await.unwrap();
        if let Some(mut one) = wanted.made(&answer) {
            let (_, links) = people(&client, one.id).await.unwrap().unwrap();
            one.links = Some(links);
            made.push(one);
            assert!(made.len() < 10_000, "the disk fills up");
            continue;
        }
        check_refusal(&answer.body, answer.status);
        refused.push(wanted.id);
    }
    (made, refused)
}

/// What an answer says that changed nothing, on a page or to a program.
fn check_refusal(body: &str, status: u16) {
    assert_eq!(status, 503, "{body}");
    assert!(
        body.contains("Nothing will be created twice")
            || body.contains("Nothing was lost")
            || body.contains("The database is temporarily unavailable."),
        "{body}"
    );
    assert!(!body.contains("SQL") && !body.contains("disk") && !body.contains("error returned"), "{body}");
}

/// What reads is answered.
pub(super) async fn check_reading(client: &Client, one: &Made) {
    let page = format!("/meetings/{}", one.id);
    for path in ["/", "/meetings", "/settings", "/inspect", &page, &format!("{page}/links.csv")] {
        assert_eq!(client.get(path).await.unwrap().status, 200, "{path}");
    }
    check(client, one).await;
    assert_eq!(client.ask("/meetings").await.unwrap().status, 200);
    let review = [("room", "standup"), ("paste", "Ada")];
    assert!([200, 422].contains(&client.post("/meetings/review", &review).await.unwrap().status));
}

/// What writes is refused. Where the disk is full, little things may still find a place in the database's file.
pub(super) async fn check_no_writing(client: &Client, one: &Made, may_find_a_place: bool) {
    let (page, id) = (format!("/meetings/{}", one.id), Uuid::new_v4().to_string());
    for (path, fields) in [
        ("/login", vec![("email", "ada@example.org"), ("password", PASSWORD)]),
        (&format!("{page}/message"), vec![("subject", &*id)]),
        (&format!("{page}/invitations"), vec![("batch_id", &*id), ("paste", "Ada")]),
        ("/settings/api-keys", vec![("id", &*id), ("name", "Back end"), ("scope", "tokens"), ("days", "9")]),
    ] {
        // Adding people would make the meeting another one.
        if may_find_a_place && path.ends_with("/invitations") {
            continue;
        }
        let answer = client.post(path, &fields).await.unwrap();
        if may_find_a_place && answer.status != 503 {
            assert!([200, 303].contains(&answer.status), "{path}: {} {}", answer.status, answer.body);
            continue;
        }
        check_refusal(&answer.body, answer.status);
    }
    if !may_find_a_place {
        assert_eq!(client.post("/logout", &[]).await.unwrap().status, 503);
        assert_eq!(client.post(&format!("{page}/delete"), &[]).await.unwrap().status, 503);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_what_writes_and_shows_what_is_there() {
    let disk = SmallDisk::new();
    let clock = FakeClock::in_folder(disk.folder.path());
    let served = disk.serve(&clock.settings()).await;
    let mut all = Vec::new();
    for round in 0..either(1, 5) {
        let makers: Vec<_> = (0..4).map(|number| tokio::spawn(make(served.client.clone(), number % 2 == 0))).collect();
        pause(200).await;
        disk.fill();
        let mut refused = Vec::new();
        for maker in makers {
            let (made, not_made) = maker.await.unwrap();
            all.extend(made);
            refused.extend(not_made);
        }
        for one in &all {
            check(&served.client, one).await;
        }
        for id in &refused {
            assert_eq!(served.client.get(&format!("/meetings/{id}")).await.unwrap().status, 404, "nothing was changed");
        }
        check_reading(&served.client, &all[0]).await;
        check_no_writing(&served.client, &all[0], true).await;
        // Long enough for the end of a session to be moved, and for the use of an API key to be noted anew.
        clock.set(&format!("+{}m", 6 * (round + 1)));
        check_reading(&served.client, &all[0]).await;
        disk.free();
        let wanted = Wanted::new(false);
        let answer = wanted.ask(&served.client).await.unwrap();
        assert_eq!(answer.status, 303, "it works again at once: {}", answer.body);
        all.extend(wanted.made(&answer));
    }
    served.client.clone().sign_in().await;
    for one in &all {
        check(&served.client, one).await;
    }
    check_log(&served.log());
    println!("disk full: {} meetings answered and there", all.len());
}

/// The kernel refuses every write to a file, also to the log's, as it does where it makes a broken disk read-only.
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_takes_no_write_is_read_from() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::in_folder(folder.path());
    let settings = clock.settings();
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (&**name, &**value)).collect();
    let wrapper = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];
    let served = Served::start_in(&wrapper, folder.path(), &settings).await.with_key();
    let wanted = Wanted::new(false);
    let one = wanted.made(&wanted.ask(&served.client).await.unwrap()).unwrap();
    let limit = |size: &str| {
        let status = Command::new("prlimit").args(["--pid", &served.pid(), &format!("--fsize={size}:")]).status();
        assert!(status.unwrap().success());
    };
    limit("0");
    for is_for_program in [false, true] {
        let answer = Wanted::new(is_for_program).ask(&served.client).await.unwrap();
        check_refusal(&answer.body, answer.status);
    }
    check_reading(&served.client, &one).await;
    check_no_writing(&served.client, &one, false).await;
    // Long enough for the end of a session to be moved, and for the use of an API key to be noted anew.
    clock.set("+6m");
    check_reading(&served.client, &one).await;
    limit("unlimited");
    let again = Wanted::new(true).ask(&served.client).await.unwrap();
    assert_eq!(again.status, 201, "{}", again.body);
    check(&served.client, &one).await;
    check_log(&served.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_can_only_be_read_is_told_of_at_the_start() {
    let disk = SmallDisk::new();
    let mut served = disk.serve(&[]).await;
    served.stop();
    let wrapper = disk.wrapper();
    let enter = &wrapper[..wrapper.len() - 4];
    let mut remount = Command::new(&enter[0]);
    remount.args(&enter[1..]).args(["mount", "-o", "remount,ro"]).arg(disk.folder.path().join("data"));
    assert!(remount.status().unwrap().success());
    let mut serve = Command::new(&wrapper[0]);
    serve.args(&wrapper[1..]).arg(latchkey(disk.folder.path()).get_program());
    serve.args(["serve", "--listen", "127.0.0.1:0"]).env_clear();
    serve.envs(latchkey(disk.folder.path()).get_envs().filter_map(|(name, value)| Some((name, value?))));
    let (code, _, err) = run(serve.env("DATABASE_URL", "sqlite:data/latchkey.db"), b"");
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("database"), "{err}");
}
