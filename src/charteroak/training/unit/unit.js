"use strict";
// The course as pages: lessons, questions with their choices shuffled, the result. COURSE is in course.js.

const main = document.getElementById("main");
const status_ = document.getElementById("status");
const leave = document.getElementById("leave");
let talk = null;
let language = COURSE.languages[0];
let show = () => message("opening");
const asked = drawn(COURSE.questions, COURSE.draws);
const answers = new Map();

const say = (key, of = {}) => COURSE.words[language][key].replace(/\{(\w+)\}/g, (_, name) => of[name]);
const words = (of) => of[language];

function made(name, text, more = {}) {
  const own = Object.assign(document.createElement(name), more);
  if (text !== undefined) own.textContent = text;
  return own;
}

function button(text, press, first = false) {
  const own = made("button", text, { type: "button", className: first ? "first" : "" });
  own.addEventListener("click", press);
  return own;
}

// A page: its parts, with the focus on its heading, so that whoever hears the page hears where they are.
function page(heading, step, ...parts) {
  const own = made("h1", heading, { tabIndex: -1 });
  main.replaceChildren(...(step ? [made("p", step, { className: "step" })] : []), own, ...parts.filter(Boolean));
  document.title = `${heading} – ${words(COURSE.title)}`;
  own.focus();
  window.scrollTo(0, 0);
}

function row(...buttons) {
  const own = made("div", undefined, { className: "buttons" });
  own.append(...buttons.filter(Boolean));
  return own;
}

function go(next) {
  show = next;
  status_.textContent = "";
  show();
}

function message(key) {
  page(words(COURSE.title), "", made("p", say(key)));
}

function lesson(n) {
  const own = COURSE.lessons[n];
  const quote = made("blockquote");
  quote.append(made("p", own.quoted, { lang: "en" }));
  const last = n + 1 === COURSE.lessons.length;
  page(
    `${own.clause}: ${words(own.title)}`,
    say("lesson", { n: n + 1, of: COURSE.lessons.length }),
    made("h2", say("says")),
    quote,
    ...own.text.map((each) => made("p", words(each))),
    row(
      n > 0 && button(say("back"), () => go(() => lesson(n - 1))),
      button(say(last ? "to_questions" : "next"), () => go(() => (last ? question(0) : lesson(n + 1))), true),
    ),
  );
}

function question(n) {
  const own = asked[n];
  const chosen = answers.get(own.id);
  const form = made("form");
  const field = made("fieldset", undefined, { disabled: chosen !== undefined });
  field.append(made("legend", words(own.words)));
  for (const choice of own.choices) {
    const label = made("label");
    const input = made("input", undefined, { type: "radio", name: "answer", value: choice.id, checked: choice.id === chosen });
    label.append(input, made("span", words(choice.words)));
    field.append(label);
  }
  form.append(field);
  if (chosen === undefined) {
    form.append(row(made("button", say("answer"), { className: "first" })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = new FormData(form).get("answer");
      if (given === null) status_.textContent = say("choose");
      else {
        answers.set(own.id, given);
        go(() => question(n));
      }
    });
  } else form.append(why(own, chosen), row(onwards(n)));
  page(own.clause, say("question", { n: n + 1, of: asked.length }), form);
  if (chosen !== undefined) form.querySelector(".why").focus();
}

function why(own, chosen) {
  const of = (id) => own.choices.find((each) => each.id === id);
  const box = made("div", undefined, { className: "why", tabIndex: -1 });
  box.append(made("h2", say(chosen === own.right ? "correct" : "not_correct")), made("p", words(of(chosen).why)));
  if (chosen !== own.right)
    box.append(made("p", `${say("right_is")} ${words(of(own.right).words)}`), made("p", words(of(own.right).why)));
  return box;
}

function onwards(n) {
  if (n + 1 < asked.length) return button(say("next"), () => go(() => question(n + 1)), true);
  return button(say("to_result"), () => finish(), true);
}

// Everything has been read and answered: completed, then passed or failed.
function finish() {
  const judged = talk.judges;
  const needed = talk.mastery(COURSE.mastery);
  const right = asked.filter((each) => answers.get(each.id) === each.right).length;
  const send = async () => {
    status_.textContent = say("recording");
    try {
      await talk.completed();
      await talk.judged(right, asked.length, needed);
      status_.textContent = say("recorded");
    } catch {
      status_.textContent = "";
      main.append(again(send));
    }
  };
  go(() => {
    const passed = right / asked.length >= needed;
    page(
      say("result"),
      "",
      made("p", say("score", { right, of: asked.length, needed: Math.ceil(needed * asked.length - 1e-9) })),
      made("p", say(passed ? "passed" : judged ? "failed" : "looked")),
      passed && !judged && made("p", say("looked")),
    );
  });
  if (judged) send();
}

function again(send) {
  const box = made("div", undefined, { role: "alert" });
  box.append(made("p", say("not_recorded")), row(button(say("again"), () => { box.remove(); send(); }, true)));
  return box;
}

async function depart() {
  leave.disabled = true;
  try {
    await talk.terminated();
  } catch {
    leave.disabled = false;
    main.append(again(depart));
    return;
  }
  if (talk.launch.returnURL) location.assign(talk.launch.returnURL);
  else {
    leave.hidden = true;
    go(() => message("left"));
  }
}

// As many as are drawn: one on each clause, then others; each with its choices in another order.
function drawn(questions, count) {
  const pool = shuffled(questions);
  const firsts = pool.filter((each, n) => pool.findIndex((other) => other.clause === each.clause) === n);
  const rest = pool.filter((each) => !firsts.includes(each));
  return shuffled([...firsts, ...rest].slice(0, count)).map((each) => ({ ...each, choices: shuffled(each.choices) }));
}

function shuffled(list) {
  const own = [...list];
  for (let n = own.length - 1; n > 0; n--) {
    const other = crypto.getRandomValues(new Uint32Array(1))[0] % (n + 1);
    [own[n], own[other]] = [own[other], own[n]];
  }
  return own;
}

// The first language that is asked for and there is; a part after "-" does not matter.
function speak(wanted) {
  const found = wanted.map((each) => each.trim().slice(0, 2).toLowerCase()).find((each) => COURSE.languages.includes(each));
  language = found || language;
  document.documentElement.lang = language;
  document.getElementById("title").textContent = words(COURSE.title);
  document.getElementById("version").textContent = say("version", { version: COURSE.version });
  leave.textContent = say("leave");
  const names = { en: "English", es: "Español" };
  const offered = document.getElementById("languages");
  offered.setAttribute("aria-label", say("languages"));
  offered.replaceChildren(
    ...(COURSE.languages.length > 1 ? COURSE.languages : []).map((each) => {
      const own = button(names[each], () => { speak([each]); go(show); });
      own.lang = each;
      own.setAttribute("aria-pressed", String(each === language));
      return own;
    }),
  );
}

async function open() {
  speak([...navigator.languages]);
  show();
  try {
    talk = new Talk(location.search);
  } catch {
    go(() => message("no_launch"));
    return;
  }
  try {
    await talk.begin();
  } catch {
    go(() => message("no_start"));
    return;
  }
  speak(String(talk.preferences.languagePreference || "").split(","));
  leave.hidden = false;
  leave.addEventListener("click", depart);
  addEventListener("pagehide", () => talk.terminated().catch(() => {}));
  go(() => lesson(0));
}

open();
