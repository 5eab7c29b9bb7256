// Draws the charts of a page with Vega, each when it comes near the screen; saves them; moves the month of the map.
(function () {
  "use strict";
  const { assets, reports, load } = window.WARLEDGER;
  const specs = {};
  const views = new Map();
  window.WARLEDGER.chart = (name, spec) => { specs[name] = spec; };

  const libraries = async () => {
    await load("vendor/vega.min.js");
    await load("vendor/vega-lite.min.js");
  };

  /** The chart's specification with the page's colours and width. */
  function fitted(spec, width, colours) {
    const style = getComputedStyle(colours);
    const text = JSON.stringify(spec).replace(/var\((--[\w-]+)\)/g, (all, name) => style.getPropertyValue(name).trim() || "#777");
    const fit = JSON.parse(text);
    const { width: designed, grid } = fit.usermeta;
    const axis = 42; // what stands beside the panels: labels of the axis and a margin
    if (grid) {
      const columns = width > 560 ? grid[0] : grid[1];
      fit.columns = columns;
      fit.spec.width = Math.floor((width - axis) / columns) - fit.spacing.column - 6;
      return fit;
    }
    const scale = (part) => {
      if (Array.isArray(part)) part.forEach(scale);
      else if (part && typeof part === "object") {
        if (typeof part.width === "number" && part.width > 200) part.width = Math.round(width - axis - (designed - part.width));
        for (const key of ["vconcat", "layer", "spec"]) if (part[key]) scale(part[key]);
      }
    };
    scale(fit);
    if (fit.projection) fit.height = Math.round(fit.height * Math.min(1, fit.width / designed)); // a map keeps its shape
    return fit;
  }

  /** The specification with its time narrowed to some years: fewer rows, shorter runs of silence, another axis. */
  function narrowed(spec, years) {
    if (!years) return spec;
    const start = years.from + "-01-01";
    const end = Number(years.to) + 1 + "-01-01";
    const datasets = {};
    for (const [name, rows] of Object.entries(spec.datasets)) {
      datasets[name] = rows
        .filter((row) => (row.month ? row.month >= start.slice(0, 7) && row.month < end : row.since < end && row.until > start))
        .map((row) => (row.month ? row : { since: row.since < start ? start : row.since, until: row.until > end ? end : row.until }));
    }
    const domain = JSON.stringify([Date.parse(start), Date.parse(end)]);
    const rest = JSON.stringify({ ...spec, datasets: undefined }).replace(/"domain":\[\d{9,},\d{9,}\]/g, '"domain":' + domain);
    return { ...JSON.parse(rest), datasets };
  }

  /** Vega-Lite made ready for Vega; that a panel has no open end to draw is no reason to warn. */
  function parsed(spec) {
    const logger = window.vega.logger(window.vega.Error);
    return window.vega.parse(window.vegaLite.compile(spec, { logger }).spec);
  }

  async function draw(place) {
    const name = place.dataset.chart;
    try {
      await Promise.all([libraries(), load(new URL("charts/" + encodeURIComponent(name) + ".js", reports).href)]);
    } catch (error) {
      return; // the words and the table stay
    }
    const width = place.clientWidth;
    const { month, years } = views.get(place) || {};
    const spec = fitted(narrowed(specs[name], years), width, document.documentElement);
    if (views.has(place)) views.get(place).view.finalize();
    place.replaceChildren();
    const view = new window.vega.View(parsed(spec), {
      container: place,
      renderer: "svg",
      hover: true,
      loader: window.vega.loader({ baseURL: reports.href, target: "_self" }),
      logLevel: window.vega.Error,
    });
    await view.tooltip(tip).runAsync();
    views.set(place, { view, width, month, years });
    if (month !== undefined) await view.signal("month", month).runAsync();
    named(place);
    place.dataset.drawn = "true";
    tools(place);
  }

  /** What a mark says beside the pointer: names and values as text, whatever they hold. */
  function tip(handler, event, item, value) {
    const box = document.getElementById("chart-tip") || document.body.appendChild(Object.assign(document.createElement("div"), { id: "chart-tip" }));
    box.hidden = value === null || value === undefined || value === "";
    if (box.hidden) return;
    box.replaceChildren(...(typeof value === "object" ? Object.entries(value) : [["", value]]).map(([name, text]) => {
      const line = document.createElement("div");
      line.append(Object.assign(document.createElement("span"), { textContent: name ? name + " " : "" }), String(text));
      return line;
    }));
    const left = Math.min(event.clientX + 14, document.documentElement.clientWidth - box.offsetWidth - 8);
    const top = event.clientY + 14 + box.offsetHeight > innerHeight ? event.clientY - box.offsetHeight - 10 : event.clientY + 14;
    box.style.transform = "translate(" + Math.max(8, left) + "px," + Math.max(8, top) + "px)";
  }

  /** Vega calls empty groups of marks symbols too; what has no name has nothing to say to a screen reader. */
  function named(place) {
    for (const mark of place.querySelectorAll("[role='graphics-symbol']:not([aria-label])")) {
      mark.removeAttribute("role");
      mark.removeAttribute("aria-roledescription");
    }
  }

  function tools(place) {
    const figure = place.closest("figure");
    const save = figure.querySelector(".save");
    if (save && save.hidden) {
      save.hidden = false;
      save.addEventListener("click", (event) => { if (event.target.dataset.save) keep(place, event.target.dataset.save); });
    }
    const years = figure.querySelector(".years");
    if (years && years.hidden) narrow(place, years);
    const slider = figure.querySelector(".slider");
    if (slider && slider.hidden) move(place, slider);
  }

  /** Save a chart with its finding and its source, in the light colours, on white. */
  async function keep(place, kind) {
    const figure = place.closest("figure");
    const name = place.dataset.chart;
    const light = document.createElement("div");
    light.className = "light-colours";
    document.body.append(light);
    const { month, years } = views.get(place);
    const spec = fitted(narrowed(specs[name], years), 760, light);
    light.remove();
    spec.background = "#ffffff";
    spec.padding = 16;
    const release = document.querySelector(".dateline");
    const site = document.querySelector(".navbar-title");
    spec.title = {
      text: figure.querySelector(".finding").textContent,
      subtitle: [[site ? site.textContent : document.title, release ? "release " + release.dataset.release : ""].filter(Boolean).join(", "), location.href.split("#")[0] + "#" + name],
      anchor: "start", fontSize: 16, subtitlePadding: 6, offset: 14,
    };
    const view = new window.vega.View(parsed(spec), { renderer: "none", logLevel: window.vega.Error });
    if (month !== undefined) view.signal("month", month);
    const link = document.createElement("a");
    if (kind === "svg") link.href = URL.createObjectURL(new Blob([await view.toSVG()], { type: "image/svg+xml" }));
    else link.href = await view.toImageURL("png", 2);
    link.download = name + "." + kind;
    link.click();
    view.finalize();
  }

  /** The years that a chart shows. */
  function narrow(place, box) {
    const [from, to] = box.querySelectorAll("select");
    const whole = { from: from.value, to: to.value };
    box.addEventListener("change", (event) => {
      if (from.value > to.value) (event.target === from ? to : from).value = event.target.value;
      const all = from.value === whole.from && to.value === whole.to;
      views.get(place).years = all ? undefined : { from: from.value, to: to.value };
      draw(place);
    });
    box.hidden = false;
  }

  /** The month of a map. */
  function move(place, slider) {
    const months = JSON.parse(slider.querySelector("script").textContent);
    const range = slider.querySelector("input");
    const show = () => {
      const state = views.get(place);
      state.month = Number(range.value);
      slider.querySelector("output").textContent = months[state.month];
      range.setAttribute("aria-valuetext", months[state.month]);
      state.view.signal("month", state.month).runAsync().then(() => named(place));
    };
    range.addEventListener("input", show);
    for (const step of slider.querySelectorAll(".step")) {
      step.addEventListener("click", () => { range.value = Number(range.value) + Number(step.dataset.step); show(); });
    }
    range.setAttribute("aria-valuetext", months[range.value]);
    slider.hidden = false;
  }

  const places = [...document.querySelectorAll(".chart")];
  const near = new IntersectionObserver((seen) => {
    for (const each of seen) if (each.isIntersecting) { near.unobserve(each.target); draw(each.target); }
  }, { rootMargin: "600px" });
  places.forEach((place) => near.observe(place));

  const again = () => { for (const place of views.keys()) draw(place); };
  window.WARLEDGER.onTheme.push(again);
  let waiting;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const [place, state] of views) if (Math.abs(place.clientWidth - state.width) > 8) draw(place);
    }, 200);
  });
  addEventListener("beforeprint", () => places.forEach((place) => { if (!views.has(place)) draw(place); }));
})();
