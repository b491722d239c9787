"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const pairs = [...document.querySelectorAll(".pair")];
  const status = document.getElementById("status");
  const progress = document.getElementById("progress");
  const who = document.getElementById("who");
  const stored = new Map(data.lines.map((line) => [line.slice(0, 2).join("\n"), line]));
  const changed = new Set();
  let saved = true;

  const keyOf = (pair) => [pair.dataset.first, pair.dataset.second].join("\n");
  const number = (value) => String(value).replace(/[0-9]/g, (digit) => data.digits[digit]);
  const isDecided = (pair) => ["same", "different"].includes(pair.dataset.verdict);

  function showProgress() {
    progress.textContent = `${number(pairs.filter(isDecided).length)} / ${number(pairs.length)}`;
  }

  function decide(pair, verdict) {
    pair.dataset.verdict = verdict;
    for (const button of pair.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
    }
    touch(pair);
    showProgress();
  }

  function touch(pair) {
    changed.add(pair);
    saved = false;
    status.textContent = "";
  }

  function go(pair, step) {
    const next = pairs[pairs.indexOf(pair) + step];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  }

  // Letters are told by their place on the keyboard too: an Arabic one has others there.
  const verdicts = { KeyS: "same", KeyD: "different", KeyU: "undecided" };
  const letters = { s: "same", d: "different", u: "undecided" };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    const pair = event.target.closest(".pair");
    const verdict = letters[event.key.toLowerCase()] || verdicts[event.code];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (pair && verdict) {
      decide(pair, verdict);
      go(pair, 1);
    } else if (pair && step) {
      go(pair, step);
    } else if (!pair && event.key === "ArrowDown" && event.target === document.body && pairs.length) {
      pairs[0].focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".pair button");
    if (button) decide(button.closest(".pair"), button.dataset.verdict);
  });

  document.addEventListener("input", (event) => {
    const pair = event.target.closest(".pair");
    if (pair && pair.dataset.verdict) touch(pair);
  });

  window.addEventListener("beforeunload", (event) => {
    if (!saved) event.preventDefault();
  });

  // The ledger as it would be: lines that nobody touched stay as they are, to the letter.
  function ledger() {
    const now = new Date();
    const two = (value) => String(value).padStart(2, "0");
    const today = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    const lines = new Map(stored);
    for (const pair of pairs) {
      if (!changed.has(pair) || !pair.dataset.verdict) continue;
      const why = plain(pair.querySelector("input").value);
      const { first, second, verdict } = pair.dataset;
      lines.set(keyOf(pair), [first, second, verdict, plain(who.value), today, why]);
    }
    return [...lines.values()];
  }

  // What steers direction or is no letter has no place in a file of records.
  function plain(text) {
    return text
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ")
      .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
      .trim();
  }

  // Two who are the same as a third are the same: "different" between them cannot stand.
  function conflicts(lines) {
    const groups = new Map();
    const find = (one) => {
      while (groups.has(one)) one = groups.get(one);
      return one;
    };
    for (const [first, second, verdict] of lines) {
      const [a, b] = [find(first), find(second)];
      if (verdict === "same" && a !== b) groups.set(b, a);
    }
    return lines.filter(
      ([first, second, verdict]) => verdict === "different" && find(first) === find(second),
    );
  }

  function csv(lines) {
    const cell = (text) => {
      const safe = /^'*\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    const rows = [data.columns, ...lines];
    return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\n").join("");
  }

  function save() {
    if (!plain(who.value)) {
      status.textContent = data.texts.who_missing;
      who.focus();
      return;
    }
    const lines = ledger();
    const wrong = new Set(conflicts(lines).map((line) => line.slice(0, 2).join("\n")));
    for (const pair of pairs) {
      pair.querySelector(".conflict").hidden = !wrong.has(keyOf(pair));
    }
    if (wrong.size) {
      status.textContent = data.texts.conflict;
      const first = pairs.find((pair) => wrong.has(keyOf(pair)));
      if (first) first.focus();
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv(lines)], { type: "text/csv" }));
    link.download = data.file;
    document.body.append(link);
    link.click();
    link.remove();
    saved = true;
    status.textContent = data.texts.saved;
    document.getElementById("then").scrollIntoView({ block: "center" });
  }

  document.getElementById("save").addEventListener("click", save);
  showProgress();
  document.documentElement.dataset.ready = "true";
})();
