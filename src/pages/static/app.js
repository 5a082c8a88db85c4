// Conveniences only: every page works without this file.
(function () {
  "use strict";
  // A form that is on its way is not sent twice by a second click.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    var button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
    setTimeout(function () { delete form.dataset.sent; }, 8000);
  });
  // Filters answer at once.
  document.addEventListener("change", function (event) {
    var form = event.target.form;
    if (event.target.tagName === "SELECT" && form && form.hasAttribute("data-auto")) form.requestSubmit();
  });
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  // The place in the source is brought into view and marked.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-place]");
    if (!link) return;
    var place = document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    document.querySelectorAll(".at").forEach(function (old) { old.classList.remove("at"); });
    (place.tagName === "TR" ? Array.from(place.children) : [place]).forEach(function (part) { part.classList.add("at"); });
    place.scrollIntoView({ block: "center" });
  });
  // Leaving a form with something typed asks first.
  var typed = false;
  document.addEventListener("input", function (event) {
    if (event.target.form && event.target.form.hasAttribute("data-keep")) typed = true;
  });
  document.addEventListener("submit", function () { typed = false; });
  window.addEventListener("beforeunload", function (event) { if (typed) event.preventDefault(); });
  // After a failed form the list of errors is read first.
  var errors = document.querySelector(".errors");
  if (errors) errors.focus();
})();
