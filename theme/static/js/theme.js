// Runs before the page is painted, so that a chosen theme does not flash: it is the only script that is not deferred.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("archive-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing follows the machine.
  }
})();
