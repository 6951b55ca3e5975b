// The buttons for the labels, and the list to search where there are many.
import { element } from "./texts.js";

const at = (id) => document.getElementById(id);
const most = 9;

/** Shows a button for each label, for as many as there are digits, and one for the list. */
export function showLabels(labels, row, choose) {
  const shown = labels.slice(0, most);
  for (const own of [row.given_label, row.suggested_label]) {
    if (!shown.includes(own)) shown.push(own);
  }
  const buttons = shown.map((label) => {
    const isGiven = label === row.given_label;
    const isSuggested = !isGiven && label === row.suggested_label;
    const place = labels.indexOf(label);
    const keys = [];
    if (place < most) keys.push(String(place + 1));
    if (isGiven) keys.push("k");
    if (isSuggested) keys.push("s");
    const button = element("button", "", isGiven ? "given" : isSuggested ? "suggested" : "");
    button.type = "button";
    button.setAttribute("aria-keyshortcuts", keys.join(" "));
    if (isGiven) button.append(element("span", "Keep", "role"));
    if (isSuggested) button.append(element("span", "Suggested", "role"));
    button.append(element("span", label, "name"), ...keys.map((key) => element("kbd", key)));
    button.addEventListener("click", () => choose(label));
    return button;
  });
  if (labels.length > most) {
    const other = element("button", "Another label ");
    other.type = "button";
    other.setAttribute("aria-keyshortcuts", "/");
    other.append(element("kbd", "/"));
    other.addEventListener("click", () => openList(labels, row, choose));
    buttons.push(other);
  }
  at("labels").replaceChildren(...buttons);
}

let take = () => {};

/** Opens the list of all labels but the row's own. */
export function openList(labels, row, choose) {
  const others = labels.filter((label) => label !== row.given_label);
  const fill = () => {
    const words = at("list-search").value.toLowerCase();
    const found = others.filter((label) => label.toLowerCase().includes(words));
    at("list-labels").replaceChildren(...found.map((label) => {
      const option = element("option", label);
      option.value = label;
      return option;
    }));
    if (found.length > 0) at("list-labels").selectedIndex = 0;
  };
  take = () => {
    const label = at("list-labels").value;
    if (label === "") return;
    at("list").close();
    choose(label);
  };
  at("list-search").value = "";
  at("list-search").oninput = fill;
  fill();
  at("list").showModal();
  at("list-search").focus();
}

/** Lets keys and buttons of the list do what they say. */
export function prepareList() {
  at("list").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      take();
    }
    if (event.target === at("list-search") && /^Arrow(Up|Down)$/.test(event.key)) {
      event.preventDefault();
      const list = at("list-labels");
      const step = event.key === "ArrowDown" ? 1 : -1;
      const last = list.options.length - 1;
      list.selectedIndex = Math.min(last, Math.max(0, list.selectedIndex + step));
    }
  });
  at("list-labels").addEventListener("dblclick", () => take());
  at("list-take").addEventListener("click", () => take());
  at("list-cancel").addEventListener("click", () => at("list").close());
}
