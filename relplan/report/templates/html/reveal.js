"use strict";
(() => {
function targetOf(hash) {
  const name = hash.slice(1).split("?")[0];
  try {
    return document.getElementById(decodeURIComponent(name));
  } catch {
    return document.getElementById(name);
  }
}

function reveal() {
  const target = targetOf(location.hash);
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.querySelector(":scope>details")?.setAttribute("open", "");
  target.scrollIntoView();
}

addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href*='#']");
  if (link && link.href === location.href) reveal();
});
reveal();
})();
