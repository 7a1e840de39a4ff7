//! A PostgreSQL server of a test's own, which it may stop as it likes.

use std::process::{Command, Stdio};

pub(crate) struct Cluster {
    folder: tempfile::TempDir,
    bin: String,
}

impl Cluster {
    /// One that keeps what it answered, on a private socket alone.
    pub(crate) fn start() -> Self {
        let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is there: run tests/run");
        let bins =
            versions.map(|version| version.unwrap().path().join("bin")).filter(|bin| bin.join("initdb").exists());
        let bin = bins.max().expect("PostgreSQL is there: run tests/run").to_str().unwrap().to_owned();
        let folder = tempfile::tempdir().unwrap();
        if rustix::process::geteuid().is_root() {
            // It refuses to run as root.
            assert!(Command::new("chown").arg("postgres").arg(folder.path()).status().unwrap().success());
        }
        let cluster = Self { folder, bin };
        let data = cluster.path("data");
        cluster.run("initdb", &["-D", &data, "-N", "-U", "latchkey", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        let settings = format!("listen_addresses = ''\nunix_socket_directories = '{}'\n", cluster.path(""));
        std::fs::write(cluster.path("data/postgresql.conf"), settings + "fsync = on\nmax_connections = 40\n").unwrap();
        cluster.control(&["-l", &cluster.path("log"), "start"]);
        cluster
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://latchkey@localhost/postgres?host={}", self.path(""))
    }

    /// Restarts it: `fast` ends its sessions first, `immediate` leaves the mending to the next start.
    pub(crate) fn restart(&self, mode: &str) {
        self.control(&["-l", &self.path("log"), "-m", mode, "restart"]);
    }

    pub(crate) fn stop(&self, mode: &str) {
        self.control(&["-m", mode, "stop"]);
    }

    pub(crate) fn start_again(&self) {
        self.control(&["-l", &self.path("log"), "start"]);
    }

    fn control(&self, args: &[&str]) {
        self.run("pg_ctl", &[&["-D", &self.path("data"), "-w"], args].concat());
    }

    fn run(&self, program: &str, args: &[&str]) {
        let status = self.command(program, args).status().unwrap();
        assert!(status.success(), "{program} {args:?}");
    }

    fn command(&self, program: &str, args: &[&str]) -> Command {
        let program = format!("{}/{program}", self.bin);
        let mut command = if rustix::process::geteuid().is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--", &program]);
            command
        } else {
            Command::new(program)
        };
        command.args(args).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It may be stopped already.
        let _ = self.command("pg_ctl", &["-D", &self.path("data"), "-m", "immediate", "stop"]).status();
    }
}
