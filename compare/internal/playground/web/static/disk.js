// A page that was opened from disk cannot load modules, so the playground says how to serve it.
"use strict";

if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    const trouble = document.getElementById("trouble");
    trouble.textContent = "The playground needs a server. Run “go run ./compare play” in a clone of the repository, or serve this folder with any static server.";
    trouble.hidden = false;
    document.getElementById("host").textContent = "Not running.";
  });
}
