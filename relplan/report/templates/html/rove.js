"use strict";
(() => {
const groups = [...document.querySelectorAll("[data-rove]")];
const hint = document.createElement("p");
const FORWARD = { ArrowRight: 1, ArrowLeft: -1 };
const DOWN = { ArrowDown: 1, ArrowUp: -1 };

function stopsOf(group) {
  return [...group.querySelectorAll("a[href]:not(.self),button")].filter((one) => one.checkVisibility());
}

function settle(group, chosen) {
  const stops = stopsOf(group);
  const kept = chosen ?? stops.find((one) => one.tabIndex === 0 && one.dataset.stop) ?? stops[0];
  group.querySelectorAll("a[href]:not(.self),button").forEach((one) => {
    one.tabIndex = one === kept ? 0 : -1;
    delete one.dataset.stop;
  });
  if (kept) kept.dataset.stop = "1";
}

function below(stops, from, sign) {
  const here = from.getBoundingClientRect();
  let best = null;
  let least = Infinity;
  stops.forEach((one) => {
    const there = one.getBoundingClientRect();
    const down = sign > 0 ? there.top - here.top : here.top - there.top;
    const far = down * 4 + Math.abs(there.left - here.left);
    if (down > 4 && far < least) [best, least] = [one, far];
  });
  return best;
}

function next(group, from, key) {
  const stops = stopsOf(group);
  if (key === "Home") return stops[0];
  if (key === "End") return stops.at(-1);
  if (key in FORWARD) return stops[stops.indexOf(from) + FORWARD[key]];
  return below(stops, from, DOWN[key]);
}

function enable(group) {
  settle(group);
  group.setAttribute("aria-describedby", hint.id);
  group.addEventListener("focusin", (event) => {
    if (event.target.matches("a[href]:not(.self),button")) settle(group, event.target);
  });
  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!["Home", "End"].includes(event.key) && !(event.key in FORWARD) && !(event.key in DOWN)) return;
    if (!event.target.matches("a[href],button")) return;
    const chosen = next(group, event.target, event.key);
    event.preventDefault();
    chosen?.focus();
  });
}

hint.id = "rove-hint";
hint.hidden = true;
hint.textContent = document.documentElement.dataset.arrows;
document.body.append(hint);
groups.forEach(enable);
document.addEventListener("filtered", () => groups.forEach((group) => settle(group)));
})();
