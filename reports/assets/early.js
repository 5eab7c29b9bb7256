// Runs before the page is drawn: the reader's choice of light or dark, else what the system prefers.
(function (root) {
  var chosen;
  try { chosen = localStorage.getItem("warledger-theme"); } catch (error) { /* no storage: the system decides */ }
  root.dataset.bsTheme = chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.classList.add("js");
})(document.documentElement);
