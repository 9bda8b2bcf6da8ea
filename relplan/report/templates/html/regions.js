"use strict";
(() => {
const regions = [...document.querySelectorAll(".scroll,.drawing")];
const hint = document.documentElement.dataset.wider;

function mark(region) {
  const isCut = region.scrollWidth > region.clientWidth + 1;
  region.classList.toggle("wider", isCut);
  if (isCut) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
  const told = region.previousElementSibling?.matches(".wider-hint") ? region.previousElementSibling : null;
  if (isCut && !told) {
    const line = document.createElement("p");
    line.className = "wider-hint";
    line.ariaHidden = "true";
    line.textContent = hint;
    region.before(line);
  } else if (!isCut) {
    told?.remove();
  }
}

const watch = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target)));
regions.forEach((region) => watch.observe(region));
})();
