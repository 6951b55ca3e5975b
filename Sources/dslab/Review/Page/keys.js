// Single keys. They can be turned off, and mean nothing while somebody writes.
const at = (id) => document.getElementById(id);

function isWriting(target) {
  return target.closest("input:not([type=checkbox]), select, textarea, dialog") !== null;
}

/** Calls the action that belongs to a key; `actions` is a map from keys to functions. */
export function prepareKeys(actions, digit) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isWriting(event.target)) {
      const isField = event.target.closest("#note, #q") !== null;
      if (isField && (event.key === "Enter" || event.key === "Escape")) {
        event.preventDefault();
        at("suspect").focus();
      }
      return;
    }
    if (!at("keys").checked) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // A space on a button presses the button, arrows scroll what is focused.
    const isControl = event.target.closest("button, summary, [type=checkbox], a") !== null;
    if (key === " " && isControl) return;
    if (/^[1-9]$/.test(key)) {
      event.preventDefault();
      digit(Number(key));
    } else if (actions[key]) {
      if (actions[key]() !== false) event.preventDefault();
    }
  });
}
