// Finds events among ten thousand: an index first, then scripts of a thousand events, loaded as they are needed.
(function () {
  "use strict";
  const { reports, load } = window.WARLEDGER;
  const data = (name) => load(new URL("events/data/" + name, reports).href);
  const parts = [];
  let index;
  window.WARLEDGER.index = (told) => { index = told; };
  window.WARLEDGER.part = (number, events) => { parts[number] = events; };

  const page = (month) => "events/" + (month || "undated") + ".html";
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const said = (month) => MONTHS[Number(month.slice(5)) - 1] + " " + month.slice(0, 4);

  /** The address of an event, wherever it counts now. */
  window.WARLEDGER.whereIs = async (id) => {
    await data("index.js");
    for (let number = 0; number < index.parts.length; number++) {
      await data("part-" + number + ".js");
      const found = parts[number].find((event) => event[0] === id);
      if (found) return new URL(page(found[1]) + "#" + id, reports).href;
    }
    return null;
  };

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  /** Whether an event fits what the reader asks for. */
  function fits(event, wanted) {
    const [, month, title, province, district, disputed, figures, publishers] = event;
    if (wanted.from && (!month || month < wanted.from)) return false;
    if (wanted.to && (!month || month > wanted.to)) return false;
    if (wanted.province !== "" && province !== Number(wanted.province)) return false;
    if (wanted.publisher !== "" && !publishers.includes(Number(wanted.publisher))) return false;
    if (wanted.disputed && !disputed) return false;
    if (wanted.party !== "" || wanted.measure !== "") {
      const fit = figures.some(([party, measure]) =>
        (wanted.party === "" || party === Number(wanted.party)) && (wanted.measure === "" || measure === Number(wanted.measure)));
      if (!fit) return false;
    }
    if (!wanted.words.length) return true;
    const text = plain([title, index.provinces[province] || "", index.districts[district] || ""].join(" "));
    return wanted.words.every((word) => text.includes(word));
  }

  function row(event) {
    const [id, month, title, , , disputed, figures] = event;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(page(month) + "#" + id, reports).href;
    link.textContent = title;
    item.append(link);
    if (!month) { // else the title ends with its days
      const when = document.createElement("span");
      when.className = "quiet";
      when.textContent = "in no single month";
      item.append(" ", when);
    }
    if (disputed) {
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.textContent = "disputed";
      item.append(" ", tag);
    }
    const counts = document.createElement("div");
    counts.className = "counts";
    counts.textContent = figures.map(([party, measure, text, ground]) => [ground || index.parties[party] + " " + index.measures[measure], text].join(" ")).join("; ");
    item.append(counts);
    return item;
  }

  window.WARLEDGER.finder = async () => {
    const box = document.getElementById("event-finder");
    const form = box.querySelector("form");
    const results = box.querySelector(".results");
    const found = box.querySelector(".found");
    const more = box.querySelector(".more");
    try { await data("index.js"); } catch (error) { return; }

    const sorted = (names) => names.map((name, code) => [name, code]).filter(([name]) => name).sort((a, b) => a[0].localeCompare(b[0]));
    const fill = (name, options) => { for (const [text, value] of options) form.elements[name].append(new Option(text, value)); };
    for (const name of ["from", "to"]) fill(name, index.months.map((month) => [said(month), month]));
    fill("party", sorted(index.parties));
    fill("measure", sorted(index.measures));
    fill("province", sorted(index.provinces));
    fill("publisher", sorted(index.publishers));
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements[name];
      if (field && field.type === "checkbox") field.checked = Boolean(value);
      else if (field) field.value = value;
    }

    const SHOWN = 60;
    let turn = 0;
    let hits = [];
    let shown = 0;
    const show = () => {
      results.append(...hits.slice(shown, shown + SHOWN).map(row));
      shown = Math.min(hits.length, shown + SHOWN);
      more.hidden = shown >= hits.length;
    };

    async function search() {
      const mine = ++turn;
      const fields = form.elements;
      const wanted = Object.fromEntries(["from", "to", "party", "measure", "province", "publisher"].map((name) => [name, fields[name].value]));
      wanted.disputed = fields.disputed.checked;
      wanted.words = plain(fields.words.value).split(/\s+/).filter(Boolean);
      const asked = [...new FormData(form)].filter(([, value]) => value);
      try { history.replaceState(null, "", asked.length ? "?" + new URLSearchParams(asked) : location.pathname + location.hash); } catch (error) { /* a file has no address to change */ }
      hits = [];
      shown = 0;
      results.replaceChildren();
      more.hidden = true;
      if (!asked.length) {
        const total = index.parts.reduce((sum, part) => sum + part.events, 0);
        found.textContent = total.toLocaleString("en") + " events. Search, filter, or take a month below.";
        return;
      }
      for (let number = 0; number < index.parts.length; number++) {
        const part = index.parts[number];
        if ((wanted.from && (!part.to || part.to < wanted.from)) || (wanted.to && part.from && part.from > wanted.to)) continue;
        if (!parts[number]) found.textContent = "Searching…";
        await data("part-" + number + ".js");
        if (mine !== turn) return;
        hits.push(...parts[number].filter((event) => fits(event, wanted)));
      }
      found.textContent = hits.length === 1 ? "1 event" : hits.length.toLocaleString("en") + " events";
      show();
    }

    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    form.addEventListener("reset", () => setTimeout(search));
    more.addEventListener("click", show);
    box.hidden = false;
    search();
  };
})();
