"use strict";
const every = 600;
const phones = new Map();
const byId = id => document.getElementById(id);

const make = (tag, text, fill = {}) => Object.assign(document.createElement(tag), { textContent: text }, fill);

async function act(deed, channel, word) {
  const answer = await fetch(`/${deed}/${channel}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ word }),
  });
  byId("trouble").textContent = answer.ok ? "" : "Không làm được: " + await answer.text();
  await look();
}

function openPhone(channel) {
  const phone = byId("phone").content.firstElementChild.cloneNode(true);
  phone.id = channel.name;
  phone.querySelector("h2").textContent = channel.title;
  phone.querySelector(".about").textContent = channel.about;
  phone.querySelector(".talk").setAttribute("aria-label", "Tin nhắn trên " + channel.title);
  const input = phone.querySelector("input");
  input.setAttribute("aria-label", "Tin nhắn gửi qua " + channel.title);
  phone.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    act("noi", channel.name, input.value);
    input.value = "";
  });
  const talk = phone.querySelector(".talk");
  phone.querySelector("details").addEventListener("toggle", () => { talk.scrollTop = talk.scrollHeight; });
  const faults = phone.querySelector(".faults");
  for (const fault of channel.faults)
    faults.append(make("button", fault.label, { type: "button", onclick: () => act("loi", channel.name, fault.id) }));
  if (channel.shut !== null)
    faults.append(make("button", "", { type: "button", className: "door", onclick: () => act("chan", channel.name, "") }));
  byId("channels").insertBefore(phone, byId("web"));
  return { phone, shown: "" };
}

function showLine(channel, line) {
  const item = make("div", "", { className: line.isMine ? "line mine" : "line" });
  item.dataset.line = JSON.stringify(line);
  if (line.picture)
    item.append(make("img", "", { src: line.picture, alt: "Hình của tin này" }));
  item.append(make("span", line.text));
  if (line.buttons.length > 0) {
    const buttons = make("div", "", { className: "buttons" });
    for (const button of line.buttons)
      buttons.append(button.url
        ? make("a", button.label, { href: button.url, target: "_blank", rel: "noopener" })
        : make("button", button.label, { type: "button", onclick: () => act("bam", channel, button.label) }));
    item.append(buttons);
  }
  return item;
}

// What has not changed is left alone: whoever listens to the page hears new messages only.
function showTalk(talk, channel) {
  const before = talk.children.length;
  channel.talk.forEach((line, n) => {
    if (n >= talk.children.length)
      talk.append(showLine(channel.name, line));
    else if (talk.children[n].dataset.line !== JSON.stringify(line))
      talk.children[n].replaceWith(showLine(channel.name, line));
  });
  if (talk.children.length > before)
    talk.scrollTop = talk.scrollHeight;
}

function show(channel) {
  if (!phones.has(channel.name))
    phones.set(channel.name, openPhone(channel));
  const kept = phones.get(channel.name);
  const now = JSON.stringify(channel);
  if (kept.shown === now)
    return;
  kept.shown = now;
  showTalk(kept.phone.querySelector(".talk"), channel);
  kept.phone.querySelector(".waiting").textContent = channel.waiting > 0 ? `(${channel.waiting} lỗi đang chờ)` : "";
  const door = kept.phone.querySelector(".door");
  if (door)
    door.textContent = channel.shut ? "Bỏ chặn" : "Người học chặn kênh";
}

function showCall(call) {
  const row = document.createElement("tr");
  for (const [kind, text] of [["", call.at], ["", call.platform], ["", call.method], ["met", call.met], ["", call.text]])
    row.append(make("td", text, { className: kind }));
  return row;
}

let shownLog = "";
async function look() {
  const state = await (await fetch("/tinh-hinh")).json();
  state.channels.forEach(show);
  const log = JSON.stringify(state.log);
  if (log !== shownLog)
    byId("log").replaceChildren(...state.log.map(showCall));
  shownLog = log;
}

async function watch() {
  try {
    await look();
  } catch {
    byId("trouble").textContent = "Chương trình chạy thử đã dừng.";
  }
  setTimeout(watch, every);
}
watch();
