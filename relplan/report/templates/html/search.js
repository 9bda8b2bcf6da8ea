"use strict";
(() => {
const MOST = 12;
const box = document.querySelector(".search");
const field = box.querySelector("input");
const list = box.querySelector(".results");
const status = box.querySelector("[role=status]");
const root = document.documentElement.dataset.root ?? "";
const { said, targets } = globalThis.searchData ?? JSON.parse(document.getElementById("search-data").textContent);
const LETTERS = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "'" };
let active = -1;

function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[œæßøł’]/g, (sign) => LETTERS[sign]).replace(/\s+/g, " ").trim();
}

const entries = targets.map(([name, kind, address, order, ...knownBy]) => (
  { name, kind, address, order, knownBy, key: fold(name), all: fold([name, kind, ...knownBy].join(" ")) }
));

function startsWords(text, words) {
  return words.every((word) => text.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word)));
}

function group(entry, words) {
  if (startsWords(entry.key, words)) return 0;
  if (words.every((word) => entry.key.includes(word))) return 1;
  return startsWords(entry.all, words) ? 2 : 3;
}

function nearness(entry, asked) {
  if (entry.key === asked) return 0;
  if (entry.key.startsWith(asked)) return 1;
  return ` ${entry.key}`.includes(` ${asked}`) ? 2 : 3;
}

function compare(one, other) {
  return one.group - other.group || one.entry.order - other.entry.order || one.nearness - other.nearness;
}

function why(entry, words) {
  if (words.every((word) => entry.key.includes(word))) return "";
  const told = entry.knownBy.filter((one) => words.some((word) => fold(one).includes(word)));
  return told.slice(0, 2).map((one) => `, ${one}`).join("");
}

function find(text) {
  const asked = fold(text);
  if (!asked) return [];
  const words = asked.split(" ");
  const found = entries.filter((entry) => words.every((word) => entry.all.includes(word)));
  const ranked = found.map((entry) => ({ entry, group: group(entry, words), nearness: nearness(entry, asked) }));
  return ranked.sort(compare).map(({ entry }) => ({ ...entry, kind: entry.kind + why(entry, words) }));
}

function option(entry, number) {
  const link = document.createElement("a");
  link.id = `search-result-${number}`;
  link.href = root + entry.address;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  const name = document.createElement("span");
  name.textContent = entry.name;
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = entry.kind;
  link.append(name, " ", kind);
  return link;
}

function say(total) {
  const count = Math.min(total, MOST);
  const sentence = !total ? said.none : total === 1 ? said.one : total > MOST ? said.more : said.some;
  return sentence.replace("{count}", count).replace("{total}", total);
}

function select(number) {
  active = number;
  [...list.children].forEach((link, place) => link.setAttribute("aria-selected", String(place === active)));
  if (active < 0) {
    field.removeAttribute("aria-activedescendant");
    return;
  }
  field.setAttribute("aria-activedescendant", list.children[active].id);
  list.children[active].scrollIntoView({ block: "nearest" });
}

function close() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  select(-1);
}

function show() {
  const found = find(field.value);
  list.replaceChildren(...found.slice(0, MOST).map(option));
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", String(found.length > 0));
  status.textContent = field.value.trim() ? say(found.length) : "";
  select(-1);
}

function leave(link) {
  close();
  status.textContent = "";
  if (link.pathname !== location.pathname) return;
  const target = document.getElementById(link.hash.slice(1)) ?? document.getElementById("main");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function step(by) {
  if (list.hidden) show();
  const count = list.children.length;
  if (count) select(active < 0 && by < 0 ? count - 1 : (active + by + count) % count);
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => { if (!list.hidden) list.children[Math.max(active, 0)].click(); },
  Escape: () => {
    if (list.hidden) field.value = "";
    close();
    status.textContent = "";
  },
};

field.addEventListener("input", show);
field.addEventListener("focus", () => { if (field.value) show(); });
field.addEventListener("keydown", (event) => {
  if (event.isComposing || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
list.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.pathname === location.pathname && !link.hash) {
    event.preventDefault();
    scrollTo(0, 0);
  }
  leave(link);
});
box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]),textarea,select,[contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  event.preventDefault();
  field.focus();
  field.select();
});
box.hidden = false;
})();
