// Which suspects are gone through. What is chosen stands in the part of the address after #, so
// that a reload comes back to it; the server never sees that part.
import { element } from "./texts.js";

const at = (id) => document.getElementById(id);
const orders = {
  consensus: "all evidence", pvi: "PVI", "label-quality": "self-confidence",
  aum: "area under the margin", spec: "specifications",
};

function fill(select, options, all) {
  const made = options.map(([value, name]) => {
    const option = element("option", name);
    option.value = value;
    return option;
  });
  if (all) {
    const any = element("option", all);
    any.value = "";
    made.unshift(any);
  }
  select.replaceChildren(...made);
}

function choose(id, value) {
  const select = at(id);
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}

/** Fills what is known at once; `changed` is called when the person has chosen. */
export function prepareFilters(state, changed) {
  fill(at("by"), state.orders.map((order) => [order, orders[order]]));
  fill(at("label"), state.labels.map((label) => [label, label]), "all");
  fill(at("spec"), [], "all");
  fill(at("slice"), [], "all");
  for (const id of ["by", "label", "spec", "slice"]) at(id).addEventListener("change", changed);
  let waiting;
  at("q").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 150);
  });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("clear").addEventListener("click", () => {
    for (const id of ["label", "spec", "slice", "q"]) at(id).value = "";
    changed();
  });
}

/** Fills what takes a scan of the data. */
export function showFacets(facets) {
  const kept = [at("spec").value, at("slice").value];
  fill(at("spec"), facets.specifications.map((own) => [own.name, `${own.name} (${own.label})`]),
    "all");
  fill(at("slice"), facets.columns.flatMap((own) => own.values.map((value) => [
    JSON.stringify([own.column, value.value]),
    `${own.column} = ${value.value || "(empty)"} (${value.rows.toLocaleString("en")})`,
  ])), "all");
  choose("spec", kept[0]);
  choose("slice", kept[1]);
  at("spec-field").hidden = facets.specifications.length === 0;
  at("slice-field").hidden = facets.columns.length === 0;
}

/** Takes over what the address says, or else what the command line said. */
export function restore(state) {
  const kept = new URLSearchParams(location.hash.slice(1));
  choose("by", kept.get("by") ?? state.by);
  choose("label", kept.get("label") ?? (location.hash ? "" : state.label ?? ""));
  at("q").value = kept.get("q") ?? "";
  // The facets may not be there yet; an option of its own keeps the choice until they are.
  for (const id of ["spec", "slice"]) {
    const value = kept.get(id);
    if (!value) continue;
    at(id).append(new Option(value, value));
    at(id).value = value;
  }
  return kept.get("at");
}

/** Writes the choice and the suspect into the address. */
export function keep(sample) {
  const kept = new URLSearchParams();
  for (const id of ["by", "label", "spec", "slice", "q"]) {
    if (at(id).value !== "") kept.set(id, at(id).value);
  }
  if (sample !== undefined) kept.set("at", sample);
  history.replaceState(null, "", `${location.pathname}${location.search}#${kept}`);
}

/** The choice as the server takes it. */
export function selection() {
  const query = { by: at("by").value };
  for (const id of ["label", "spec", "q"]) if (at(id).value !== "") query[id] = at(id).value;
  if (at("slice").value !== "") [query.column, query.value] = JSON.parse(at("slice").value);
  return query;
}
