"use strict";
// What the unit says to the system that launched it: cmi5, Quartz, 1st edition. Sections in brackets.

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const CATEGORY = { cmi5: `${CMI5}categories/cmi5`, moveon: `${CMI5}categories/moveon` };
const LAUNCHED_WITH = ["endpoint", "fetch", "actor", "registration", "activityId"];
const PROGRESS = "charteroak.progress"; // what of this registration has been said, so that it is not said twice (9.3)

class Talk {
  constructor(query) {
    const given = new URLSearchParams(query);
    for (const name of LAUNCHED_WITH) {
      this[name] = given.get(name);
      if (!this[name]) throw new Error("launch");
    }
    this.endpoint = this.endpoint.replace(/\/*$/, "/");
    this.actor = JSON.parse(this.actor);
    this.began = Date.now();
    this.last = 0;
    this.said = new Set();
    this.unsent = [];
  }

  // The token, the launch data, the learner's preferences, in this order (8.2, 10, 11); then initialized (7.1.1).
  async begin() {
    const answer = await fetch(this.fetch, { method: "POST", referrerPolicy: "no-referrer" });
    const token = answer.ok ? (await answer.json())["auth-token"] : undefined;
    if (!token) throw new Error("token");
    this.headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3" };
    const launch = await this.state("LMS.LaunchData");
    if (!launch || !launch.contextTemplate) throw new Error("launch data");
    this.launch = launch;
    this.preferences = (await this.document("agents/profile", { agent: JSON.stringify(this.actor), profileId: "cmi5LearnerPreferences" })) || {};
    this.progress = (await this.state(PROGRESS)) || {};
    await this.say("initialized");
  }

  // Whether what is learned now may be said: not while browsing or reviewing (10), nor after it was passed (9.3).
  get judges() {
    return this.launch.launchMode === "Normal" && !this.progress.passed;
  }

  mastery(own) {
    return typeof this.launch.masteryScore === "number" ? this.launch.masteryScore : own;
  }

  async completed() {
    if (!this.judges || this.progress.completed) return;
    await this.say("completed", { completion: true, duration: this.duration() });
    await this.remember({ completed: true });
  }

  async judged(right, of, needed) {
    if (!this.judges) return;
    const passed = right / of >= needed;
    const result = { success: passed, score: { scaled: right / of, raw: right, min: 0, max: of }, duration: this.duration() };
    const mastery = "masteryScore" in this.launch ? { [`${CMI5}extensions/masteryscore`]: this.launch.masteryScore } : {};
    await this.say(passed ? "passed" : "failed", result, mastery);
    if (passed) await this.remember({ passed: true });
  }

  // The last statement (7.1.2); the page may be closing, so the request outlives it.
  async terminated() {
    if (!this.said.has("initialized") || this.said.has("terminated")) return;
    await this.say("terminated", { duration: this.duration() }, {}, true);
  }

  // INVARIANT: a verb is said once a session (9.3); sent again after a failure, it is the same statement with the same id.
  async say(verb, result, extensions = {}, keepalive = false) {
    if (!this.said.has(verb)) {
      this.said.add(verb);
      this.unsent.push(this.statement(verb, result, extensions));
    }
    while (this.unsent.length) {
      const next = this.unsent[0];
      const answer = await this.ask("statements", { statementId: next.id }, { method: "PUT", body: JSON.stringify(next), keepalive });
      if (!answer.ok && answer.status !== 409) throw new Error("statement"); // 409: it has it already
      this.unsent.shift();
    }
  }

  statement(verb, result, extensions) {
    const context = structuredClone(this.launch.contextTemplate); // nothing that it says is overwritten (10)
    const activities = (context.contextActivities = context.contextActivities || {});
    const named = [activities.category || []].flat();
    const judged = result && ("success" in result || "completion" in result); // (9.6.2.2)
    for (const id of judged ? [CATEGORY.cmi5, CATEGORY.moveon] : [CATEGORY.cmi5])
      if (!named.some((each) => each.id === id)) named.push({ objectType: "Activity", id });
    activities.category = named;
    context.extensions = { ...extensions, ...context.extensions };
    context.registration = this.registration;
    return {
      id: uuid(),
      actor: this.actor,
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: "Activity", id: this.activityId },
      ...(result ? { result } : {}),
      context,
      timestamp: this.now(),
    };
  }

  // Later than the one before, as statements are ordered by it (9.3).
  now() {
    this.last = Math.max(Date.now(), this.last + 1);
    return new Date(this.last).toISOString();
  }

  duration() {
    return `PT${((Date.now() - this.began) / 1000).toFixed(2)}S`;
  }

  async remember(more) {
    this.progress = { ...this.progress, ...more };
    const answer = await this.ask("activities/state", this.about(PROGRESS), { method: "PUT", body: JSON.stringify(this.progress) });
    if (!answer.ok) throw new Error("state");
  }

  about(stateId) {
    return { activityId: this.activityId, agent: JSON.stringify(this.actor), registration: this.registration, stateId };
  }

  state(stateId) {
    return this.document("activities/state", this.about(stateId));
  }

  async document(path, query) {
    const answer = await this.ask(path, query);
    if (answer.status === 404 || answer.status === 204 || answer.status === 403) return null;
    if (!answer.ok) throw new Error("document");
    return answer.json();
  }

  ask(path, query, more = {}) {
    const headers = more.body ? { ...this.headers, "Content-Type": "application/json" } : this.headers;
    return fetch(`${this.endpoint}${path}?${new URLSearchParams(query)}`, { ...more, headers, referrerPolicy: "no-referrer" });
  }
}

// crypto.randomUUID is not there where a system is not on https.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
