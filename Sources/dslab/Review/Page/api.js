// What the page asks of the server. Every request carries the token of this run.
const token = document.querySelector('meta[name="token"]').content;

/** Why a request failed; `standing` is what somebody else has decided, after a conflict. */
export class Refusal extends Error {
  constructor(status, reply) {
    super(reply.error || `the server answered ${status}`);
    this.status = status;
    this.standing = reply.decision;
  }
}

async function request(path, options = {}) {
  const headers = { "X-Dslab-Token": token, ...options.headers };
  let response;
  try {
    response = await fetch(path, { ...options, headers, cache: "no-store" });
  } catch {
    throw new Refusal(0, { error: "dslab review no longer runs; nothing was lost. Start it again." });
  }
  const reply = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, reply);
  return reply;
}

export function get(path, query = {}, signal = undefined) {
  return request(`/api/${path}?${new URLSearchParams(query)}`, { signal });
}

export function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return request(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}
