// How much somebody has read, and when to stop for a while: this is unpleasant reading.
// It outlives a reload, and nothing of it leaves the page.
const at = (id) => document.getElementById(id);
const mostTexts = 100;
const mostMinutes = 20;
const stored = JSON.parse(sessionStorage.getItem("exposure") ?? "null");
const exposure = stored ?? { texts: 0, since: Date.now(), textsSince: 0, last: null };

/** Counts a text that was shown. */
export function count(sample) {
  if (sample === exposure.last) return;
  exposure.last = sample;
  exposure.texts += 1;
  exposure.textsSince += 1;
  show();
}

function show() {
  sessionStorage.setItem("exposure", JSON.stringify(exposure));
  const minutes = Math.floor((Date.now() - exposure.since) / 60000);
  const texts = (number) => `${number} ${number === 1 ? "text" : "texts"}`;
  at("exposure").textContent = `${texts(exposure.texts)} read; ` +
    `${texts(exposure.textsSince)} and ${minutes} min since the last break`;
  const isDue = minutes >= mostMinutes || exposure.textsSince >= mostTexts;
  if (isDue && at("rest").hidden) {
    at("rest-text").textContent =
      `${texts(exposure.textsSince)} in ${minutes} min: time to look at something else for a while.`;
  }
  at("rest").hidden = !isDue;
}

/** Starts the clock. */
export function prepareRest() {
  at("rested").addEventListener("click", () => {
    exposure.since = Date.now();
    exposure.textsSince = 0;
    show();
    at("suspect").focus();
  });
  setInterval(show, 10000);
  show();
}
