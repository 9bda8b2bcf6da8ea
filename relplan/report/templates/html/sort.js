"use strict";
(() => {
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const COMPARE = { number: (one, other) => one - other, text: collator.compare };
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
const status = document.createElement("p");

function valueOf(cell) {
  return (cell.dataset.value ?? cell.textContent).trim();
}

function order(rows, column, kind, direction) {
  const sign = { none: 0, ascending: 1, descending: -1 }[direction];
  const entries = rows.map((row) => ({ row, value: valueOf(row.cells[column]) }));
  const compare = (one, other) => !one.value - !other.value || sign * COMPARE[kind](one.value, other.value);
  return sign ? entries.sort((one, other) => compare(one, other)).map((entry) => entry.row) : rows;
}

function mark(heads, chosen, direction) {
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  if (direction !== "none") chosen.setAttribute("aria-sort", direction);
}

function enable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.querySelectorAll("th[data-sort]")];
  if (rows.length < 2) return;
  heads.forEach((head) => {
    const name = head.textContent.trim();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorter";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = NEXT[head.getAttribute("aria-sort") ?? "none"];
      body.append(...order(rows, head.cellIndex, head.dataset.sort, direction));
      mark(heads, head, direction);
      status.textContent = table.dataset[direction].replace("{column}", () => name);
    });
  });
}

status.className = "unseen";
status.setAttribute("role", "status");
document.body.append(status);
document.querySelectorAll("table[data-sortable]").forEach(enable);
})();
