"use strict";
(() => {
const box = document.querySelector(".filters");
if (!box) return;
const card = box.closest(".card");
const tally = card.querySelector(".tally");
const whole = tally.textContent;
const sends = JSON.parse(tally.dataset.sends);
const place = box.closest("section").id;
const groups = [...box.querySelectorAll("[data-filter]")].map((group) => (
  { group, name: group.dataset.filter, inputs: [...group.querySelectorAll("input")] }
));

function chosen(name) {
  const found = groups.find((one) => one.name === name);
  return found && new Set(found.inputs.filter((one) => one.checked).map((one) => one.id.replace(/^filter-(?:brand-|target-)?/, "")));
}

function holds(set, values) {
  return !set || !values.length || values.some((one) => set.has(String(one)));
}

function count() {
  const [channels, scope, brands, targets] = ["channels", "scope", "brands", "targets"].map(chosen);
  const shown = sends.filter((one) => (
    holds(channels, one[0]) && holds(brands, one[1]) && holds(targets, one[2]) && holds(scope, [one[3]])
  ));
  const [some, total] = [shown, sends].map((all) => all.reduce((sum, one) => sum + one[4], 0));
  tally.textContent = some === total ? whole : tally.dataset.some.replace("{count}", some).replace("{total}", total);
  card.querySelectorAll(".dates").forEach((one) => countDates(one, channels));
  card.querySelectorAll(".when").forEach(endDays);
}

function countDates(one, channels) {
  const dates = JSON.parse(one.dataset.dates);
  const [some, total] = [dates.filter((day) => holds(channels, day[0])), dates].map((all) => all.reduce((sum, day) => sum + day[1], 0));
  one.dataset.whole ??= one.textContent;
  one.textContent = some === total ? one.dataset.whole : `${some} / ${one.dataset.whole}`;
}

function endDays(when) {
  const days = [...when.querySelectorAll(".day")];
  const last = days.filter((one) => getComputedStyle(one).display !== "none").at(-1);
  days.forEach((one) => one.classList.toggle("last", one === last));
}

function nameOf(input) {
  return input.closest("label").textContent.trim();
}

function write() {
  const left = new URLSearchParams();
  groups.forEach(({ name, inputs }) => inputs.filter((one) => !one.checked).forEach((one) => left.append(name, nameOf(one))));
  history.replaceState(null, "", left.size ? `#${place}?${left}` : `#${place}`);
}

function read() {
  const [at, query] = location.hash.slice(1).split("?");
  if (at !== place || query === undefined) return;
  const left = new URLSearchParams(query);
  groups.forEach(({ name, inputs }) => {
    const hidden = left.getAll(name);
    inputs.forEach((one) => { one.checked = !hidden.includes(nameOf(one)); });
  });
}

function show() {
  count();
  groups.forEach(({ inputs, toggle }) => {
    if (toggle) toggle.textContent = inputs.every((one) => one.checked) ? box.dataset.none : box.dataset.all;
  });
  document.dispatchEvent(new Event("filtered"));
}

function addToggle(one) {
  const label = one.group.querySelector(".label").textContent;
  one.toggle = document.createElement("button");
  one.toggle.type = "button";
  one.toggle.ariaDescription = label;
  one.toggle.addEventListener("click", () => {
    const isAll = one.inputs.every((input) => input.checked);
    one.inputs.forEach((input) => { input.checked = !isAll; });
    write();
    show();
  });
  one.group.append(one.toggle);
}

groups.filter(({ inputs }) => inputs.length > 2).forEach(addToggle);
box.addEventListener("change", () => { write(); show(); });
addEventListener("hashchange", () => { read(); show(); });
read();
show();
})();
