// Puts texts of the data on the page: as text nodes only, with signs that hide made visible.

// Control characters, and those that turn the direction of what follows.
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** An element with text in it, and perhaps a class. */
export function element(name, text = "", style = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  if (text !== "") made.textContent = text;
  return made;
}

/** The text with dots for everything that can be read. */
export function masked(text) {
  return text.replace(/[^\s]/gu, "•");
}

/** Replaces what is in an element by a text, in which some pieces are marked. */
export function showText(target, text, marked = []) {
  const pieces = new Set(marked);
  const parts = [];
  for (const part of text.split(/(\s+)/u)) {
    if (pieces.size > 0 && pieces.has(part.toLowerCase())) {
      const mark = element("mark");
      mark.append(...visible(part));
      parts.push(mark);
    } else {
      parts.push(...visible(part));
    }
  }
  target.replaceChildren(...parts);
}

function visible(text) {
  if (!hidden.test(text)) return [text];
  return text.split(new RegExp(`(${hidden.source})`, "u")).filter((part) => part !== "")
    .map((part) => hidden.test(part) ? sign(part) : part);
}

function sign(character) {
  const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return element("span", `U+${code}`, "sign");
}
