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
  // The place in the source is brought into view and marked: for a link to it, and for the row that has the focus,
  // in which the cell of the field that has it is marked once more.
  function mark(link, whole, spot, still) {
    var place = link && document.getElementById(link.hash.slice(1));
    if (!place) return false;
    document.querySelectorAll(".at").forEach(function (old) { old.classList.remove("at", "spot"); });
    (place.tagName === "TR" ? Array.from(place.children) : [place]).forEach(function (part) { part.classList.add("at"); });
    if (spot) spot.classList.add("at", "spot");
    if (spot && !place.contains(spot)) place = spot;
    var box = place.closest(".source");
    if (whole) place.scrollIntoView({ block: "center" });
    else if (box && !still) box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    return true;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-place]");
    if (link && mark(link, true)) event.preventDefault();
  });
  document.addEventListener("focusin", function (event) {
    var row = event.target.closest("article.row");
    if (!row) return;
    var field = event.target.closest("[data-at]"), pointed = point(row);
    mark(row.querySelector("a[data-place]"), false, field && document.getElementById(field.dataset.at), pointed);
  });
  // On the pictures of the pages the row is marked, too, and comes into view where they are unfolded.
  function point(row) {
    var first = null;
    document.querySelectorAll(".sheet rect").forEach(function (part) {
      var on = part.dataset.row === row.id;
      part.classList.toggle("on", on);
      if (on && !first) first = part;
    });
    var box = first && first.closest("details[open]") && first.closest(".source");
    if (box) box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    return !!box;
  }
  // What is unfolded or ticked stays so when the page is made anew.
  function keep(event) {
    var part = event.target, name = part.dataset && part.dataset.kept;
    try { if (name) sessionStorage.setItem(location.pathname + name, part.tagName === "DETAILS" ? part.open : part.checked); } catch (e) { return; }
  }
  function restore() {
    document.querySelectorAll("[data-kept]").forEach(function (part) {
      var said = null;
      try { said = sessionStorage.getItem(location.pathname + part.dataset.kept); } catch (e) { return; }
      if (said !== null) part[part.tagName === "DETAILS" ? "open" : "checked"] = said === "true";
    });
  }
  document.addEventListener("toggle", keep, true);
  document.addEventListener("change", keep);
  // The way to a doubt leads to its row, with the whole of it in view.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-go]");
    var goal = link && document.getElementById(link.hash.slice(1));
    if (!goal) return;
    event.preventDefault();
    show(goal.closest("article.row") || goal);
  });
  function show(row) {
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: row.offsetHeight < window.innerHeight * 0.7 ? "center" : "start" });
  }
  // A page that could not be drawn at once, because others are being drawn, is asked for once more.
  document.addEventListener("error", function (event) {
    var picture = event.target;
    if (picture.tagName !== "IMG" || !picture.closest(".sheet") || picture.dataset.again) return;
    picture.dataset.again = "1";
    setTimeout(function () { picture.src = picture.src + "?lan=2"; }, 4000);
  }, true);

  // The review of a draft by single keys; they can be turned off.
  function rows(doubted) {
    return Array.from(document.querySelectorAll("article.row")).filter(function (row) { return !doubted || row.querySelector(".doubt"); });
  }
  function off() { try { return localStorage.getItem("keys") === "off"; } catch (e) { return false; } }
  function showKeys() {
    document.querySelectorAll("[data-keys]").forEach(function (line) {
      line.hidden = false;
      var button = line.querySelector("button");
      button.setAttribute("aria-pressed", String(off()));
    });
  }
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-keys] button")) return;
    try { localStorage.setItem("keys", off() ? "on" : "off"); } catch (e) { return; }
    showKeys();
  });
  function step(row, by) {
    var list = rows(true);
    if (!list.length) return;
    var at = list.indexOf(row);
    if (at < 0) at = list.filter(function (each) { return row && each.compareDocumentPosition(row) & 4; }).length - (by > 0 ? 1 : 0);
    if (at + by >= list.length) {
      var next = document.querySelector(".review a[rel=next]");
      if (next) { next.click(); return; }
    }
    var goal = list[Math.max(0, Math.min(list.length - 1, at + by))];
    show(goal);
  }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      var leave = event.target.closest(".row .edit");
      if (leave) leave.querySelector("a.leave").click();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || off() || !document.querySelector("[data-keys]")) return;
    if (event.target.matches("input,textarea,select")) return;
    var row = event.target.closest("article.row");
    var key = event.key.toLowerCase();
    var goal = null;
    if (key === "n") step(row, 1);
    else if (key === "p") step(row, -1);
    else if (key === "s" && row) goal = row.querySelector("a.in-doubt") || row.querySelector("a.val");
    else if (key === "x" && row) goal = row.querySelector("button[value=xac-nhan]");
    else return;
    event.preventDefault();
    if (goal) goal.click();
  });
  // After a part was swapped in, the focus stays where the work is.
  var place = null;
  document.addEventListener("htmx:before:request", function (event) {
    var row = event.target.closest && event.target.closest("article.row");
    if (row) place = { id: row.id, at: rows(false).indexOf(row), doubt: !!row.querySelector(".doubt") };
  });
  document.addEventListener("htmx:after:swap", function () {
    showKeys();
    restore();
    var form = document.querySelector(".row .edit:not([data-seen])");
    if (form) {
      form.dataset.seen = "1";
      var wrong = form.querySelector("[aria-invalid]");
      (wrong || form.querySelector("input:not([type=hidden]),textarea")).focus();
      return;
    }
    if (!place || document.activeElement !== document.body) return;
    var same = document.getElementById(place.id);
    var all = rows(false);
    var goal = same && !(place.doubt && !same.querySelector(".doubt")) ? same : all[Math.min(place.at, all.length - 1)];
    if (goal) goal.focus();
    place = null;
  });
  showKeys();
  restore();
  // A grid takes what was copied from a spreadsheet: cell by cell to the right and down.
  function cells(text) {
    var rows = [[""]], quoted = false;
    for (var i = 0; i < text.length; i++) {
      var c = text[i], row = rows[rows.length - 1], last = row.length - 1;
      if (quoted) {
        if (c === '"' && text[i + 1] === '"') { row[last] += c; i++; } else if (c === '"') quoted = false; else row[last] += c;
      } else if (c === '"' && row[last] === "") quoted = true;
      else if (c === "\t") row.push("");
      else if (c === "\n") rows.push([""]);
      else if (c !== "\r") row[last] += c;
    }
    if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
    return rows;
  }
  document.addEventListener("paste", function (event) {
    var at = event.target.closest("[data-grid] td input, [data-grid] td textarea");
    if (!at || !event.clipboardData) return;
    // Lines of a letter are the text of one cell; only what comes out of a table is spread.
    var text = event.clipboardData.getData("text/plain");
    if (text.indexOf("\t") < 0 && !/<table/i.test(event.clipboardData.getData("text/html"))) return;
    var pasted = cells(text), without = 0;
    event.preventDefault();
    var row = at.closest("tr"), from = Array.from(row.cells).indexOf(at.closest("td"));
    for (var r = 0; r < pasted.length; r++, row = row.nextElementSibling) {
      if (!row) { without = pasted.length - r; break; }
      pasted[r].forEach(function (value, c) {
        var cell = row.cells[from + c], field = cell && cell.querySelector("input:not([type=checkbox]),textarea");
        if (field) { field.value = value.trim(); field.dispatchEvent(new Event("input", { bubbles: true })); }
      });
    }
    var note = document.querySelector("[data-paste-note]");
    note.hidden = !without;
    note.textContent = without ? "Còn " + without + " dòng đã chép không có chỗ trong bảng nên chưa được dán." : "";
  });
  document.querySelectorAll("[data-check-all]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      document.querySelectorAll("tbody tr").forEach(function (row) {
        var box = row.querySelector("input[type=checkbox]");
        var shown = row.querySelector("[data-shown]"), percent = row.querySelector("input.n");
        var typed = Array.from(row.querySelectorAll("textarea")).some(function (field) { return field.value.trim(); });
        if (!box || typed || percent.value.trim() !== shown.value) return;
        box.checked = true;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
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
