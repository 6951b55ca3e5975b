// Goes through suspects: asks for one, shows it, writes what the person decides, asks for the next.
import { Refusal, get, post } from "./api.js";
import { keep, prepareFilters, restore, selection, showFacets } from "./filters.js";
import { prepareKeys } from "./keys.js";
import { openList, prepareList, showLabels } from "./labels.js";
import { count, prepareRest } from "./rest.js";
import { described, showNearest, showProgress, showSuspect, showTextOf } from "./view.js";

const at = (id) => document.getElementById(id);
let state;
let suspect = null;
let near = [];
let looking = new AbortController();
let isShown = true;
let isBusy = false;
let steps = 0;

function say(text) { at("said").textContent = text; }

function warn(text) {
  at("conflict").textContent = text;
  at("conflict").hidden = text === "";
}

/** Does one thing at a time: a key pressed meanwhile would decide about a text nobody has seen. */
async function alone(action) {
  if (isBusy) return;
  isBusy = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    warn(error.message);
  } finally {
    isBusy = false;
    document.body.removeAttribute("aria-busy");
  }
}

/** Goes to a suspect. */
async function go(move) {
  const step = await get("suspect", { ...selection(), ...move });
  if (!step.suspect && move.before !== undefined) return say("This is the first.");
  suspect = step.suspect ?? null;
  // Browsers have few connections; none is to wait for what nobody looks at any more.
  looking.abort();
  isShown = !at("mask").checked;
  showProgress(step);
  showSuspect(step, isShown);
  if (suspect) showLabels(state.labels, suspect.row, choose);
  at("text").scrollTop = 0;
  keep(suspect?.sample_id);
  say(at("heading").textContent);
  steps += 1;
  document.body.dataset.step = steps;
  if (!suspect) return;
  if (isShown) count(suspect.sample_id);
  showNear(suspect.sample_id);
}

async function showNear(sample) {
  near = [];
  looking = new AbortController();
  const { signal } = looking;
  at("near-status").textContent = "Looking …";
  try {
    const { rows } = await get("nearest", { sample }, signal);
    if (signal.aborted) return;
    near = rows;
    showNearest(near, isShown);
  } catch (error) {
    if (!signal.aborted) at("near-status").textContent = error.message;
  }
}

function decide(decision, label) {
  return alone(async () => {
    if (!suspect) return;
    warn("");
    const sample = suspect.sample_id;
    const wish = { sample_id: sample, decision, note: at("note").value.trim() || undefined,
      new_label: label, basis: suspect.decision };
    try {
      const { decision: written } = await post("decide", wish);
      await go({ after: sample });
      say(`Row ${described(written)}. ${at("counts").textContent}. ${at("heading").textContent}`);
    } catch (error) {
      if (error.status !== 409) throw error;
      const draft = at("note").value;
      await go({ sample });
      if (draft !== "") at("note").value = draft;
      warn(`Nothing was written: meanwhile this row is ${described(error.standing)}. ` +
        "Decide again to replace that, or go on.");
    }
  });
}

/** A label was chosen: the row's own keeps it. */
function choose(label) {
  return label === suspect?.row.given_label ? decide("keep") : decide("relabel", label);
}

function undo() {
  return alone(async () => {
    warn("");
    try {
      const { sample_id: sample } = await post("undo");
      if (sample === undefined) return say("Nothing to undo.");
      await go({ sample });
      say(`Undone. ${at("heading").textContent}`);
    } catch (error) {
      if (error.status !== 409) throw error;
      warn(`Not undone: somebody else has decided about that row since; it is ` +
        `${described(error.standing)}.`);
    }
  });
}

const next = () => alone(() => go(suspect ? { after: suspect.sample_id } : {}));
const previous = () => alone(async () => { if (suspect) await go({ before: suspect.sample_id }); });

function reveal() {
  if (!suspect || isShown) return false;
  isShown = true;
  showTextOf(suspect, true);
  if (near.length > 0) showNearest(near, true);
  count(suspect.sample_id);
}

function toggleMask() {
  isShown = !at("mask").checked;
  sessionStorage.setItem("mask", at("mask").checked ? "1" : "");
  if (!suspect) return;
  showTextOf(suspect, isShown);
  if (near.length > 0) showNearest(near, isShown);
  if (isShown) count(suspect.sample_id);
}

async function begin() {
  state = await get("state");
  at("name").textContent = state.name;
  // A change of filters that comes while something else is being done waits for it.
  const changed = () => isBusy ? setTimeout(changed, 20) : alone(() => { warn(""); return go({}); });
  prepareFilters(state, changed);
  const sample = restore(state);
  await alone(() => go(sample === null ? {} : { sample }));
  showFacets(await get("facets"));
}

const actions = {
  k: () => { decide("keep"); },
  s: () => { if (suspect) choose(suspect.row.suggested_label); },
  r: () => { decide("remove"); },
  u: () => { decide("unsure"); },
  z: () => { undo(); },
  n: () => { next(); },
  p: () => { previous(); },
  ArrowRight: () => { next(); },
  ArrowLeft: () => { previous(); },
  "/": () => { if (suspect) openList(state.labels, suspect.row, choose); },
  f: () => { at("q").focus(); },
  c: () => { at("note").focus(); },
  h: () => { at("mask").click(); },
  " ": reveal,
};

at("mask").checked = sessionStorage.getItem("mask") === "1";
at("mask").addEventListener("change", toggleMask);
for (const [id, key] of [["remove", "r"], ["unsure", "u"], ["undo", "z"], ["next", "n"],
  ["previous", "p"]]) {
  at(id).addEventListener("click", () => actions[key]());
}
at("skip").addEventListener("click", (event) => {
  event.preventDefault();
  at("suspect").focus();
});
prepareKeys(actions, (digit) => {
  if (suspect && digit <= state.labels.length) choose(state.labels[digit - 1]);
});
prepareList();
prepareRest();
begin().catch((error) => warn(error.message));
