// Shows a suspect, its reasons and how far the review is.
import { element, masked, showText } from "./texts.js";

const at = (id) => document.getElementById(id);
const percent = (share) => `${Math.round(share * 100)}\u00a0%`;
const count = (number) => number.toLocaleString("en");
const names = { keep: "kept", relabel: "relabelled", remove: "to be removed", unsure: "unsure" };

/** What a decision says, in words. */
export function described(decision) {
  if (!decision) return "not decided";
  const label = decision.new_label ? ` as ${decision.new_label}` : "";
  const who = decision.reviewer ? ` by ${decision.reviewer}` : "";
  return `${names[decision.decision]}${label}${who}`;
}

export function showProgress(step) {
  const { progress, precision } = step;
  const done = progress.rows - progress.open;
  at("progress").max = Math.max(1, progress.rows);
  at("progress").value = done;
  at("counts").textContent =
    `${count(done)} of ${count(progress.rows)} decided, ${count(progress.open)} remain`;
  at("precision").textContent = precision.rows === 0 ? "" :
    `${count(precision.count)} of ${count(precision.rows)} labels were wrong: ` +
    `${percent(precision.value)} (95\u00a0%: ${percent(precision.low)} to ${percent(precision.high)})` +
    (progress.unsure > 0 ? `; ${count(progress.unsure)} unsure` : "");
  at("hint").hidden = !step.suggests_stopping;
  at("hint").textContent = step.suggests_stopping
    ? `${progress.lastKept} of the last ${progress.last} labels were right. ` +
      "Going on in this order will find little more; another order or label may."
    : "";
}

export function showSuspect(step, isShown) {
  const suspect = step.suspect;
  at("decisions").hidden = !suspect;
  for (const id of ["scores", "demands", "nearest"]) at(id).replaceChildren();
  if (!suspect) {
    at("heading").textContent = step.progress.rows === 0
      ? "No suspect has all of this." : "Every suspect here is decided.";
    for (const id of ["standing", "text", "verdict", "evidence"]) at(id).replaceChildren();
    return;
  }
  const { row } = suspect;
  at("heading").replaceChildren(
    `Suspect ${count(row.rank)} · id `, element("span", row.id, "isolated"),
    ` · line ${count(row.line)}`);
  at("standing").textContent = suspect.decision ? `Decided: ${described(suspect.decision)}` : "";
  at("note").value = suspect.decision?.note ?? "";
  showTextOf(suspect, isShown);
  at("verdict").replaceChildren(
    "Given ", element("strong", row.given_label, "isolated"),
    row.suggested_label === row.given_label ? "; no other label is suggested" : ", suggested ",
    row.suggested_label === row.given_label
      ? "" : element("strong", row.suggested_label, "isolated"));
  showReasons(suspect);
}

export function showTextOf(suspect, isShown) {
  const { row, tokens } = suspect;
  showText(at("text"), isShown ? row.text : masked(row.text), isShown ? tokens : []);
  showText(at("evidence"), isShown ? row.evidence : row.evidence.replace(/'.*' for/su, "… for"));
  at("text").setAttribute("aria-label", isShown ? "Text" : "Text, hidden; space shows it");
}

function showReasons(suspect) {
  const { row } = suspect;
  const scores = [
    ["PVI", `${row.PVI.toFixed(2)} bits`],
    ["Self-confidence", row.self_confidence.toFixed(3)],
    ["Normalised margin", suspect.normalized_margin.toFixed(3)],
    ["Area under the margin", suspect.AUM?.toFixed(2)],
    ["Confident learning", row.label_issue ? "a label issue" : "no label issue"],
    ...suspect.probabilities.map((own) => [`P(${own.label})`, percent(own.probability)]),
    ...suspect.attributes.map((own) => [own.column, own.value]),
  ];
  for (const [name, value] of scores) {
    if (value !== undefined) at("scores").append(element("dt", name), element("dd", value));
  }
  for (const demand of suspect.demands) {
    const item = element("li", `${demand.name} says ${demand.label}: its row number ${count(demand.rank)}`);
    if (demand.description) item.append(element("div", demand.description, "of"));
    at("demands").append(item);
  }
}

function shortened(text) {
  const signs = [...text.slice(0, 1000)];
  return signs.length > 400 ? `${signs.slice(0, 400).join("")} …` : text;
}

export function showNearest(rows, isShown) {
  at("near-status").textContent = rows.length === 0 ? "No other row shares its words." : "";
  at("nearest").replaceChildren(...rows.map((row) => {
    const item = element("li");
    const text = element("div", "", "near");
    text.dir = "auto";
    showText(text, isShown ? shortened(row.text) : masked(shortened(row.text)));
    const decided = row.decision ? `, ${described(row)}` : "";
    item.append(text, element("div", `${row.given_label}${decided} · id ${row.id}`, "of"));
    return item;
  }));
}
