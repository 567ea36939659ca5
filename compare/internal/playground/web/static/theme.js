// theme.js runs before the page is drawn, so that a chosen colour scheme does not flash. It is a classic script: modules do not load
// from disk, and pages of the report may be opened from there.
"use strict";

(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  // Storage is not available everywhere: a browser may refuse it for a file on disk.
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* the choice lasts as long as the page */ } };

  const chosen = stored();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.theme");
    const label = () => { button.textContent = current() === "dark" ? "Light" : "Dark"; };
    label();
    system.addEventListener("change", label);
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      store(root.dataset.theme);
      label();
    });
  });
})();
