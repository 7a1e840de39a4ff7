//! A PostgreSQL server of a test's own, which it may stop as it likes.

use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

pub(crate) struct Cluster {
    folder: tempfile::TempDir,
    bin: String,
}

impl Cluster {
    /// One that keeps what it answered, on a private socket alone.
    pub(crate) fn start() -> Self {
        Self::start_with("")
    }

    /// The same with settings of its own, which may let it listen on the network.
    pub(crate) fn start_with(more: &str) -> Self {
        let cluster = Self::empty();
        let data = cluster.path("data");
        cluster.run("initdb", &["-D", &data, "-N", "-U", "latchkey", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        cluster.configure(more);
        cluster.start_again();
        cluster
    }

    /// A standby, which receives all that another one writes and can only be read.
    pub(crate) fn standby_of(primary: &Self) -> Self {
        let standby = Self::empty();
        standby.follow(primary);
        standby
    }

    /// A folder for one.
    fn empty() -> Self {
        let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is there: run tests/run");
        let bins =
            versions.map(|version| version.unwrap().path().join("bin")).filter(|bin| bin.join("initdb").exists());
        let bin = bins.max().expect("PostgreSQL is there: run tests/run").to_str().unwrap().to_owned();
        let folder = tempfile::tempdir().unwrap();
        if rustix::process::geteuid().is_root() {
            // It refuses to run as root.
            assert!(Command::new("chown").arg("postgres").arg(folder.path()).status().unwrap().success());
        }
        Self { folder, bin }
    }

    /// Writes its settings, which it reads when it starts.
    pub(crate) fn configure(&self, more: &str) {
        let settings = format!("listen_addresses = ''\nunix_socket_directories = '{}'\n", self.path(""));
        let settings = settings + "fsync = on\nmax_connections = 40\n" + more;
        std::fs::write(self.path("data/postgresql.conf"), settings).unwrap();
    }

    /// Begins anew as a standby of another one, while it is stopped.
    pub(crate) fn follow(&self, primary: &Self) {
        let data = self.path("data");
        // Only after its first time there is something to remove.
        let _ = std::fs::remove_dir_all(&data);
        let source = format!("host={} user=latchkey", primary.folder());
        self.run("pg_basebackup", &["-d", &source, "-D", &data, "-R", "-N", "-X", "stream", "-c", "fast"]);
        self.configure("");
        self.start_again();
    }

    /// Has each commit wait from now on until a standby has it, too.
    pub(crate) fn wait_for_standby(&self) {
        self.configure("synchronous_standby_names = '*'\n");
        self.control(&["reload"]);
    }

    /// Lets a standby take over.
    pub(crate) fn promote(&self) {
        self.control(&["promote"]);
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// Returns the folder with its socket.
    pub(crate) fn folder(&self) -> String {
        self.path("").trim_end_matches('/').to_owned()
    }

    /// Returns the folder with its socket, as the host of a URL.
    pub(crate) fn host(&self) -> String {
        self.folder().replace('/', "%2F")
    }

    /// Returns its URL by the socket, if it listens at another port.
    pub(crate) fn url_at(&self, port: u16) -> String {
        format!("postgres://latchkey@localhost:{port}/postgres?host={}", self.path(""))
    }

    /// Asks everyone on the network for a password from now on.
    pub(crate) fn ask_for_passwords(&self) {
        std::fs::write(self.path("data/pg_hba.conf"), "local all all trust\nhost all all all scram-sha-256\n").unwrap();
        self.control(&["reload"]);
    }

    /// Gives it a certificate for a name; returns the file with the certificate of the authority that signed it.
    pub(crate) fn create_certificate(&self, name: &str) -> String {
        let (authority, authority_key) = (self.path("authority.crt"), self.path("authority.key"));
        let create = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-batch"];
        let openssl = |args: &[&str]| {
            let status = Self::as_postgres("openssl").args(create).args(args).stderr(Stdio::null()).status();
            assert!(status.unwrap().success(), "openssl is there: run tests/run");
        };
        openssl(&["-subj", "/CN=Test authority", "-out", &authority, "-keyout", &authority_key]);
        let (server, server_key) = (self.path("data/server.crt"), self.path("data/server.key"));
        let names = format!("subjectAltName={name}");
        let signed_by = ["-CA", &authority, "-CAkey", &authority_key];
        let extensions = ["-addext", &names, "-addext", "basicConstraints=critical,CA:FALSE"];
        let files = ["-subj", "/CN=Test server", "-out", &server, "-keyout", &server_key];
        openssl(&[&signed_by[..], &extensions, &files].concat());
        authority
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

    /// Has it stand still with all its sessions, or go on.
    pub(crate) fn signal(&self, signal: Signal) {
        let Ok(lock) = std::fs::read_to_string(self.path("data/postmaster.pid")) else { return };
        let first = lock.lines().next().unwrap();
        // The first process is signaled first, so that it starts no more of them. Each may have ended meanwhile.
        let send = |id: &str| kill_process(Pid::from_raw(id.parse().unwrap()).unwrap(), signal);
        let _ = send(first);
        for process in std::fs::read_dir("/proc").unwrap() {
            let process = process.unwrap();
            let stat = std::fs::read_to_string(process.path().join("stat")).unwrap_or_default();
            // After the name in brackets come the state and the parent.
            let parent = stat.rsplit(") ").next().and_then(|fields| fields.split(' ').nth(1));
            if parent == Some(first) {
                let _ = send(process.file_name().to_str().unwrap());
            }
        }
    }

    fn control(&self, args: &[&str]) {
        self.run("pg_ctl", &[&["-D", &self.path("data"), "-w"], args].concat());
    }

    fn run(&self, program: &str, args: &[&str]) {
        let status = self.command(program, args).status().unwrap();
        assert!(status.success(), "{program} {args:?}");
    }

    fn as_postgres(program: &str) -> Command {
        if !rustix::process::geteuid().is_root() {
            return Command::new(program);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", program]);
        command
    }

    fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Self::as_postgres(&format!("{}/{program}", self.bin));
        command.args(args).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It may stand still, or be stopped already.
        self.signal(Signal::CONT);
        let _ = self.command("pg_ctl", &["-D", &self.path("data"), "-m", "immediate", "stop"]).status();
    }
}
