// The camera and microphone test. Nothing leaves the device. What it says stands in the page's `data-` attributes.

const test = document.querySelector("[data-test]");
const [status, button, video, meter] = ["[role=status]", "button", "video", "meter"].map((selector) => test.querySelector(selector));
const choices = { videoinput: test.querySelector("#camera"), audioinput: test.querySelector("#microphone") };
const wrongs = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "missing", OverconstrainedError: "missing", NotReadableError: "inUse", AbortError: "inUse" };
let stream;
let sound;
let runs = 0;

const exactly = ({ value }) => (value ? { deviceId: { exact: value } } : true);

// Where there is no camera or no microphone, the other one is tested alone.
async function open() {
  const [camera, microphone] = [exactly(choices.videoinput), exactly(choices.audioinput)];
  let failure;
  for (const asked of [{ video: camera, audio: microphone }, { audio: microphone }, { video: camera }]) {
    try {
      return await navigator.mediaDevices.getUserMedia(asked);
    } catch (error) {
      failure ??= error;
      if (wrongs[error.name] !== "missing") break;
    }
  }
  throw failure;
}

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  sound?.close();
  [stream, sound] = [null, null];
  meter.value = 0;
}

function listen() {
  sound = new AudioContext();
  const analyser = sound.createAnalyser();
  sound.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const draw = () => {
    if (!sound) return;
    analyser.getByteTimeDomainData(samples);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    meter.value = Math.min(100, loudest * 2);
    requestAnimationFrame(draw);
  };
  draw();
}

async function list() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const used = stream.getTracks().map((track) => track.getSettings().deviceId);
  for (const [kind, choice] of Object.entries(choices)) {
    const found = devices.filter((device) => device.kind === kind && device.deviceId);
    choice.replaceChildren(...found.map(({ label, deviceId }, place) => new Option(label || place + 1, deviceId, false, used.includes(deviceId))));
    choice.parentElement.hidden = found.length < 2;
  }
}

async function run() {
  stop();
  button.textContent = test.dataset.again;
  runs += 1;
  const turn = runs;
  try {
    const opened = await open();
    // A later test has begun meanwhile.
    if (turn !== runs) {
      for (const track of opened.getTracks()) track.stop();
      return;
    }
    stream = opened;
    const [hasPicture, hasSound] = [stream.getVideoTracks().length > 0, stream.getAudioTracks().length > 0];
    video.srcObject = hasPicture ? stream : null;
    video.hidden = !hasPicture;
    test.querySelector("[data-sound]").hidden = !hasSound;
    if (hasSound) listen();
    await list();
    status.textContent = test.dataset[hasPicture ? (hasSound ? "both" : "onlyCamera") : "onlyMicrophone"];
  } catch (error) {
    if (turn !== runs) return;
    stop();
    video.hidden = true;
    test.querySelector("[data-sound]").hidden = true;
    status.textContent = test.dataset[wrongs[error.name] ?? "unsupported"];
  }
}

test.hidden = false;
if (navigator.mediaDevices?.getUserMedia) {
  button.addEventListener("click", run);
  for (const choice of Object.values(choices)) choice.addEventListener("change", run);
} else {
  button.hidden = true;
  status.textContent = test.dataset.unsupported;
}
