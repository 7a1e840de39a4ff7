// What becomes of mail shows by itself until all is through.

const sent = document.querySelector("[data-mail-news]");
const news = new EventSource(sent.dataset.mailNews);
news.addEventListener("message", (event) => {
  const { counts, done, count, end, obstacle, states } = JSON.parse(event.data);
  sent.querySelector("[data-counts]").textContent = counts;
  const notice = sent.querySelector("[data-obstacle]");
  notice.hidden = !obstacle;
  if (notice.textContent !== obstacle) notice.textContent = obstacle;
  const progress = sent.querySelector("progress");
  [progress.max, progress.value] = [count, done];
  for (const [id, state] of Object.entries(states)) {
    const place = document.querySelector(`[data-state="${id}"]`);
    if (place) place.textContent = state;
  }
  if (!end) return;
  news.close();
  document.querySelector("#announcer").textContent = end;
});
