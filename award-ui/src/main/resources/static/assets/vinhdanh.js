// What makes the pages smoother. Everything works without it.
const root = document.documentElement;
const vi = root.lang !== "en";
const say = (vietnamese, english) => (vi ? vietnamese : english);

// ---- the address is what is shown, not how it came about
const address = new URL(location.href);
if (address.searchParams.has("after")) {
  address.searchParams.delete("after");
  history.replaceState(history.state, "", address);
}

// ---- menus, dialogs, the side on a phone
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.removeAttribute("open");
  }
  const opener = target.closest("[data-opens]");
  if (opener) {
    const dialog = document.querySelector(opener.dataset.opens);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
  }
  if (target.closest("[data-closes]")) {
    event.preventDefault();
    target.closest("dialog")?.close();
  }
  const toggle = target.closest(".side-toggle");
  const side = document.querySelector(".side");
  if (toggle && side) {
    event.preventDefault();
    const open = side.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    if (open) side.querySelector("a")?.focus();
  } else if (side?.classList.contains("open") && !side.contains(target)) {
    side.classList.remove("open");
    document.querySelector(".side-toggle")?.setAttribute("aria-expanded", "false");
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
});

// ---- keys: "/" searches, "?" helps; in a list j k move, o opens, x chooses; a letter does the act that names it
const typing = (element) => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
const rows = () => [...document.querySelectorAll("[data-rows] > tr")];
function move(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.getAttribute("aria-selected") === "true");
  all[at]?.removeAttribute("aria-selected");
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  next.setAttribute("aria-selected", "true");
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(document.activeElement) && event.key !== "Escape") return;
  if (document.querySelector("dialog[open]")) return;
  const selected = document.querySelector("[data-rows] > tr[aria-selected=true]");
  switch (event.key) {
    case "/": event.preventDefault(); document.querySelector("#search")?.focus(); break;
    case "?": document.querySelector("#keys")?.showModal?.(); break;
    case "j": move(1); break;
    case "k": move(-1); break;
    case "o": selected?.querySelector("a")?.click(); break;
    case "x": selected?.querySelector("input[type=checkbox]")?.click(); break;
    default: {
      const act = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (act) {
        event.preventDefault();
        if (typing(act) || act.tagName === "SUMMARY") act.focus(); else act.click();
      }
    }
  }
});

// ---- a choice of many
function choosing() {
  for (const form of document.querySelectorAll("form[data-choosing]")) {
    const boxes = [...form.querySelectorAll("input[data-choice]")];
    const all = form.querySelector("input[data-choose-all]");
    const count = boxes.filter((box) => box.checked).length;
    form.querySelectorAll("[data-chosen]").forEach((place) => (place.textContent = String(count)));
    form.querySelectorAll(".bulk-bar").forEach((bar) => (bar.hidden = count === 0));
    if (all) {
      all.checked = count > 0 && count === boxes.length;
      all.indeterminate = count > 0 && count < boxes.length;
    }
  }
}
document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement)) return;
  if (box.matches("[data-choose-all]")) {
    box.form?.querySelectorAll("input[data-choice]").forEach((one) => (one.checked = box.checked));
  }
  if (box.matches("[data-choose-all], [data-choice]")) choosing();
});

// ---- text that was typed is never lost: kept in this browser until it was taken
const keepOf = (form) => "vinhdanh:" + (form.dataset.keep || form.getAttribute("action") || location.pathname);
const kept = (form) => [...form.elements].filter((field) => field.name && !field.name.startsWith("_") && !["hidden", "file", "password", "submit", "button"].includes(field.type));
const valueOf = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);
function keep(form) {
  const values = {};
  kept(form).forEach((field, at) => (values[at + ":" + field.name] = valueOf(field)));
  localStorage.setItem(keepOf(form), JSON.stringify({ at: Date.now(), values }));
}
function restore(form) {
  const stored = localStorage.getItem(keepOf(form));
  if (!stored) return;
  const { at, values } = JSON.parse(stored);
  let changed = false;
  kept(form).forEach((field, place) => {
    const value = values[place + ":" + field.name];
    if (value === undefined || value === valueOf(field)) return;
    if (typeof value === "boolean") field.checked = value; else field.value = value;
    changed = true;
  });
  if (!changed) return;
  const note = document.createElement("div");
  note.className = "note";
  note.setAttribute("role", "status");
  const time = new Date(at).toLocaleTimeString(vi ? "vi-VN" : "en-GB", { hour: "2-digit", minute: "2-digit" });
  const text = document.createElement("p");
  text.textContent = say(`Đã khôi phục nội dung gõ dở lúc ${time}. `, `What you had typed at ${time} is back. `);
  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "btn btn-sm btn-outline-secondary";
  forget.textContent = say("Bỏ nội dung này", "Discard it");
  forget.addEventListener("click", () => {
    localStorage.removeItem(keepOf(form));
    location.reload();
  });
  text.append(forget);
  note.append(text);
  form.prepend(note);
}
// What was sent is forgotten once a page comes back that neither refuses it nor asks who is there.
const sent = sessionStorage.getItem("vinhdanh:sent");
if (sent && !document.querySelector("[data-problem], [data-sign-in]")) {
  localStorage.removeItem(sent);
  sessionStorage.removeItem("vinhdanh:sent");
}
document.addEventListener("input", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form[data-keep]") : null;
  if (form) keep(form);
});

// ---- a form that is sent once: the key in it makes a second sending harmless, the button says that it goes on
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  if (form.matches("[data-keep]")) sessionStorage.setItem("vinhdanh:sent", keepOf(form));
  const button = event.submitter;
  if (button instanceof HTMLButtonElement) {
    setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); });
    setTimeout(() => { button.disabled = false; button.removeAttribute("aria-busy"); }, 8000);
  }
});
// ---- long work: a bar while the answer is waited for
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.progress || event.defaultPrevented) return;
  const place = form.querySelector("[data-progress-shown]");
  const total = Number(form.dataset.total);
  const address = new URL(form.dataset.progress, location.href);
  address.searchParams.set("key", form.elements._idempotencyKey.value);
  place.hidden = false;
  const ask = async () => {
    const answer = await fetch(address).catch(() => null);
    const done = answer?.ok ? Number(await answer.text()) : 0;
    if (done > 0) {
      place.querySelector("progress").value = done;
      place.querySelector("span").textContent = say(`${done} trong ${total} dòng`, `${done} of ${total} rows`);
    }
    setTimeout(ask, 300);
  };
  ask();
});
window.addEventListener("pageshow", () => document.querySelectorAll("button[aria-busy]").forEach((button) => {
  button.disabled = false;
  button.removeAttribute("aria-busy");
}));

// ---- autosave of a draft: "saved 10:42"
document.querySelectorAll("form[data-autosave]").forEach((form) => {
  const place = form.querySelector("[data-saved]") ?? document.querySelector(`[data-saved-of="${form.id}"]`);
  let timer;
  const save = async () => {
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", redirect: "manual",
      });
      const time = new Date().toLocaleTimeString(vi ? "vi-VN" : "en-GB", { hour: "2-digit", minute: "2-digit" });
      if (!place) return;
      place.textContent = answer.ok
        ? say(`Đã lưu nháp lúc ${time}`, `Draft saved ${time}`)
        : say("Chưa lưu được lên máy chủ; nội dung vẫn giữ trên máy này", "Not saved on the server; kept on this computer");
      if (answer.ok && form.matches("[data-keep]")) localStorage.removeItem(keepOf(form));
      if (answer.ok) form.dispatchEvent(new CustomEvent("autosaved", { bubbles: true }));
    } catch {
      if (place) place.textContent = say("Mất kết nối; nội dung vẫn giữ trên máy này", "Offline; kept on this computer");
    }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 900); });
});

// ---- a field with suggestions: what is typed asks for those that fit, without regard to diacritics
document.querySelectorAll("input[data-suggest][list]").forEach((field) => {
  const list = document.getElementById(field.getAttribute("list"));
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = field.value.trim();
    if (typed.length < 2 || [...list.options].some((option) => option.value === field.value)) return;
    timer = setTimeout(async () => {
      const address = new URL(field.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      if (field.dataset.suggestOn) address.searchParams.set("on", field.dataset.suggestOn);
      const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
      if (!answer?.ok || field.value.trim() !== typed) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("option");
      list.replaceChildren(...found);
    }, 250);
  });
});

// ---- files: drop them, see each go up
document.querySelectorAll("[data-drop]").forEach((zone) => {
  const form = zone.closest("form");
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-uploads]");
  if (!form || !input || !list) return;
  const send = (files) => Promise.all([...files].map((file) => new Promise((done) => {
    const line = document.createElement("li");
    const bar = document.createElement("progress");
    bar.className = "meter"; bar.max = file.size || 1; bar.value = 0;
    line.append(file.name + " ", bar);
    list.append(line);
    const data = new FormData(form);
    data.delete(input.name);
    data.append(input.name, file);
    data.set("_idempotencyKey", crypto.randomUUID());
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => (bar.value = event.loaded));
    request.addEventListener("loadend", () => {
      const good = request.status >= 200 && request.status < 400;
      bar.remove();
      let why = "";
      if (!good) {
        const page = new DOMParser().parseFromString(request.responseText || "", "text/html");
        why = page.querySelector(".note-bad p")?.textContent?.trim() || say("không gửi được", "could not be sent");
      }
      line.append(good ? "✓" : "✗ " + why);
      line.className = good ? "sent" : "not-sent";
      done(good);
    });
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.send(data);
  }))).then((all) => all.every(Boolean) && location.reload());
  input.addEventListener("change", () => send(input.files));
  ["dragover", "dragenter"].forEach((name) => zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); }));
  ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, () => zone.classList.remove("over")));
  zone.addEventListener("drop", (event) => { event.preventDefault(); send(event.dataTransfer.files); });
});

// ---- an open page stays current, unless somebody is writing in it
const live = document.querySelector("[data-live]");
if (live && "EventSource" in window) {
  const source = new EventSource(live.dataset.live);
  let waiting;
  source.addEventListener("changed", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (typing(document.activeElement) || document.querySelector("dialog[open], [data-choice]:checked")) return;
      window.htmx?.ajax("GET", location.href, { target: "[data-live]", select: "[data-live]", swap: "outerHTML" });
    }, 300);
  });
  window.addEventListener("pagehide", () => source.close());
}

// ---- a slider over days, beside the field in which a day is typed
document.querySelectorAll("input[data-slides]").forEach((slider) => {
  const day = document.querySelector(slider.dataset.slides);
  if (!(day instanceof HTMLInputElement)) return;
  const first = Date.parse(slider.dataset.first);
  const length = 86_400_000;
  slider.hidden = false;
  slider.value = String(Math.round((Date.parse(day.value) - first) / length));
  slider.addEventListener("input", () => (day.value = new Date(first + Number(slider.value) * length).toISOString().slice(0, 10)));
  slider.addEventListener("change", () => day.form?.requestSubmit());
});

// ---- a slider over what happened, beside the list in which a moment is chosen
document.querySelectorAll("form[data-moments]").forEach((form) => {
  const slider = form.querySelector("input[type=range]");
  const list = form.querySelector("select");
  slider.hidden = false;
  slider.value = String(list.selectedIndex);
  slider.addEventListener("input", () => (list.selectedIndex = Number(slider.value)));
  slider.addEventListener("change", () => form.requestSubmit());
  list.addEventListener("change", () => form.requestSubmit());
});

// ---- charts are drawn from the table beside them
async function charts() {
  const places = document.querySelectorAll("canvas[data-chart]");
  if (!places.length || !window.Chart) return;
  const style = getComputedStyle(root);
  const ink = (name) => style.getPropertyValue(name).trim();
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = (name) => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color; };
  const colours = ["--red", "--gold", "--info", "--good", "--wait", "--muted"].map(colour);
  window.Chart.defaults.font.family = ink("--bs-body-font-family");
  window.Chart.defaults.color = colour("--muted");
  window.Chart.defaults.borderColor = colour("--line");
  window.Chart.defaults.animation = false;
  for (const canvas of places) {
    const table = document.getElementById(canvas.dataset.chart);
    if (!table) continue;
    const heads = [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent.trim());
    const lines = [...table.querySelectorAll("tbody tr")];
    // Each mark leads where its own number leads.
    const links = heads.map((head, at) => lines.map((line) => (line.cells[at + 1].querySelector("a") ?? line.querySelector("a"))?.href));
    canvas.parentElement.hidden = false;
    const stacked = !("beside" in canvas.dataset);
    const across = canvas.dataset.axis === "y";
    // Long names leave room for the bars; the table has them whole.
    const shortened = {
      callback(value) {
        const label = this.getLabelForValue(value);
        const most = Math.max(12, Math.floor(canvas.parentElement.clientWidth / 16));
        return label.length > most ? label.slice(0, most - 1).trim() + "…" : label;
      },
    };
    new window.Chart(canvas, {
      type: canvas.dataset.type || "bar",
      data: {
        labels: lines.map((line) => line.cells[0].textContent.trim()),
        datasets: heads.map((label, at) => ({
          label, data: lines.map((line) => Number(line.cells[at + 1].dataset.value ?? line.cells[at + 1].textContent.replace(/\D/g, ""))),
          backgroundColor: colours[at % colours.length], borderColor: colours[at % colours.length], maxBarThickness: 28,
        })),
      },
      options: {
        indexAxis: canvas.dataset.axis || "x", maintainAspectRatio: false,
        scales: { x: { stacked, ticks: across ? { precision: 0 } : shortened }, y: { stacked, ticks: across ? shortened : { precision: 0 } } },
        plugins: { legend: { display: heads.length > 1, position: "bottom" } },
        onClick: (event, marks) => { const link = marks[0] && links[marks[0].datasetIndex][marks[0].index]; if (link) location.href = link; },
      },
    });
  }
  probe.remove();
}

function ready() {
  document.querySelectorAll("form[data-keep]").forEach(restore);
  choosing();
  document.querySelector("[data-focus]")?.focus();
  charts();
}
ready();
document.addEventListener("htmx:afterSettle", choosing);
