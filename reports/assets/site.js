// What every page does: light and dark, other releases, addresses to copy, links to events that moved. Loads the rest.
(function () {
  "use strict";
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  const reports = new URL("../", assets);
  const WARLEDGER = (window.WARLEDGER = { assets, reports, load, theme, onTheme: [] });

  /** Load a script once; the promise fails where it is missing. */
  function load(address) {
    const url = new URL(address, assets).href;
    load.known = load.known || {};
    return (load.known[url] = load.known[url] || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error("cannot load " + url));
      document.head.append(script);
    }));
  }

  function theme() {
    return document.documentElement.dataset.bsTheme || "light";
  }

  function themeToggle() {
    for (const button of document.querySelectorAll(".theme-toggle")) {
      const name = () => { button.textContent = theme() === "dark" ? "Light" : "Dark"; };
      name();
      button.setAttribute("aria-label", "Switch between light and dark");
      button.hidden = false;
      button.addEventListener("click", () => {
        const chosen = theme() === "dark" ? "light" : "dark";
        document.documentElement.dataset.bsTheme = chosen;
        try { localStorage.setItem("warledger-theme", chosen); } catch (error) { /* it lasts for this page */ }
        name();
        WARLEDGER.onTheme.forEach((follow) => follow());
      });
    }
  }

  /** A release lies in SITE/releases/<release>/; the list of all stands in SITE/releases.js, and may be missing. */
  async function switcher() {
    const line = document.querySelector(".dateline");
    const label = line && line.querySelector(".switcher");
    if (!label || !new URL("../..", reports).pathname.endsWith("/releases/")) return;
    try {
      await load(new URL("../../../releases.js", reports).href);
    } catch (error) {
      return; // a release on its own, away from its site
    }
    const listed = window.WARLEDGER_RELEASES || {};
    const releases = Array.isArray(listed) ? listed : listed.releases || [];
    if (releases.length < 2) return;
    const page = line.dataset.page;
    const has = (release) => {
      if (Array.isArray(release.pages)) return release.pages.includes(page);
      const spans = (listed.pages || {})[page] || [];
      return spans.some(([from, to]) => from <= release.number && release.number <= to);
    };
    const select = label.querySelector("select");
    for (const release of releases) {
      const option = new Option(release.release + (release.data_through ? " (to " + release.data_through.slice(0, 7) + ")" : ""));
      option.value = new URL("../../" + release.release + "/" + (has(release) ? page : "index.html"), reports).href;
      option.selected = release.release === line.dataset.release;
      select.append(option);
    }
    if (releases[0].release !== line.dataset.release) {
      const newer = document.createElement("p");
      newer.className = "superseded";
      const link = document.createElement("a");
      link.href = select.options[0].value;
      link.textContent = "a newer release, " + releases[0].release;
      newer.append("There is ", link, ".");
      line.append(newer);
    }
    select.addEventListener("change", () => { location.href = select.value + location.hash; });
    label.hidden = false;
  }

  /** Addresses in the text are relative to the release; where the page stands tells the rest. */
  function addresses() {
    for (const place of document.querySelectorAll(".address")) {
      place.textContent = new URL("../" + place.textContent, reports).href;
    }
    for (const button of document.querySelectorAll("button.copy")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = button.previousElementSibling.textContent.trim();
        try {
          await navigator.clipboard.writeText(text);
        } catch (error) {
          const area = document.createElement("textarea");
          area.value = text;
          document.body.append(area);
          area.select();
          document.execCommand("copy");
          area.remove();
        }
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });
    }
  }

  /** A link to an event or a claim opens what folds it; an event that moved to another month is looked up. */
  async function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    const target = document.getElementById(id);
    if (target) {
      for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      const own = target.querySelector(":scope > details.claims");
      if (own) own.open = true;
      target.scrollIntoView();
      return;
    }
    if (!/\/events\/[^/]*\.html$/.test(location.pathname) || !/^[\w-]+$/.test(id)) return;
    await load("events.js");
    const found = await WARLEDGER.whereIs(id);
    if (found) location.replace(found);
  }

  /** The first stop of the keyboard: past the menu. */
  function skipLink() {
    const main = document.querySelector("main[id]");
    if (!main || document.querySelector(".skip")) return;
    const link = document.createElement("a");
    link.className = "skip";
    link.href = `#${main.id}`;
    link.textContent = "Skip to the page";
    main.tabIndex = -1; // so that focus moves there, not only the view
    document.body.prepend(link);
  }

  function start() {
    skipLink();
    themeToggle();
    addresses();
    switcher();
    follow();
    addEventListener("hashchange", follow);
    if (document.querySelector(".chart")) load("charts.js");
    if (document.getElementById("event-finder")) load("events.js").then(() => WARLEDGER.finder());
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
