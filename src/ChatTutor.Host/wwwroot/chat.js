// The page works without this script. With it, messages go without a reload, wait while the network is away, and news comes by itself.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const log = $('log'), status = $('status'), choices = $('choices'), larger = $('larger'), field = $('composer').elements.text;
  const { learner, after } = document.body.dataset;
  const shown = new Set([...log.children].map(bubble => bubble.dataset.id));
  let heard = shown; // What came since the latest message was sent: after "XÓA" the ids begin anew.
  const speech = window.speechSynthesis;
  let voice, own, draft, busy = false;

  const recall = key => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* Private window: kept for this page only. */ } };
  const say = words => { status.textContent = words; };
  const make = (tag, name, words) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = words;
    return element;
  };

  // ---- what is shown

  const readable = bubble => {
    if (!voice || bubble.querySelector('.read')) return;
    const button = make('button', 'read', 'Đọc to');
    button.type = 'button';
    button.onclick = () => {
      const words = new SpeechSynthesisUtterance(bubble.querySelector('.text').textContent);
      Object.assign(words, { voice, lang: voice.lang, rate: 0.9 });
      speech.cancel();
      speech.speak(words);
    };
    bubble.append(button);
  };

  const add = (side, reply) => {
    const bubble = make('div', 'bubble ' + side, '');
    const who = make('p', 'who', side === 'own' ? 'Đã gửi' : 'Trợ lý học số');
    bubble.append(who);
    if (reply.ai) who.append(' ', make('span', 'ai', 'AI soạn'));
    if (reply.picture) bubble.append(Object.assign(make('img', '', ''), { src: reply.picture, alt: reply.alt || '' }));
    bubble.append(make('p', 'text', reply.text));
    if (reply.link)
      bubble.append(Object.assign(make('a', 'link', reply.link.label), { href: reply.link.url, target: '_blank', rel: 'noopener noreferrer' }));
    if (reply.source) bubble.append(make('p', 'source', 'Nguồn: ' + reply.source));
    if (side === 'tutor') readable(bubble);
    bubble.dataset.id = reply.id || '';
    shown.add(reply.id);
    heard.add(reply.id);
    log.append(bubble);
    return bubble;
  };

  const enable = on => choices.querySelectorAll('button').forEach(button => { button.disabled = !on; });

  const offer = list => {
    choices.querySelectorAll('button').forEach(button => button.remove());
    choices.append(...list.map(choice => Object.assign(make('button', '', choice.label), { name: 'choice', value: choice.id })));
  };

  // The beginning of an answer that is being made, until the answer itself is there; screen readers wait for that one.
  const begin = text => {
    if (draft) draft.remove();
    draft = text && add('tutor draft', { text, ai: true });
    if (draft) draft.ariaHidden = 'true';
  };

  // Replies that are new here; an announcement without buttons leaves those of the lesson in force.
  const show = (replies, asked) => {
    begin();
    const fresh = replies.filter(reply => !(asked ? heard : shown).has(reply.id));
    const bubbles = fresh.map(reply => add('tutor', reply));
    const last = fresh[fresh.length - 1];
    if (last && (asked || last.choices.length)) offer(last.choices);
    return bubbles[0];
  };

  // ---- what is sent: kept with its id until the server has it, so that it arrives once

  const waiting = () => { try { return JSON.parse(recall('cho')) || []; } catch { return []; } };
  const queue = waiting().filter(message => message.learner === learner);

  const pause = ms => new Promise(go => {
    setTimeout(go, ms);
    addEventListener('online', go, { once: true });
  });

  // Milliseconds to wait before the same message is tried again, or 0 when it is done with.
  const deliver = async message => {
    let response, said;
    try {
      response = await fetch('/api/chat', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout ? AbortSignal.timeout(40000) : undefined,
      });
      said = response.ok && await response.json();
    } catch {
      say('Đang chờ mạng. Tin sẽ tự gửi khi có mạng lại.');
      return 4000;
    }
    if (said) {
      const first = show(said.replies, true);
      say('');
      enable(true);
      (own || first || choices).scrollIntoView();
      return 0;
    }
    if (response.status === 429 || response.status >= 500) {
      say('Đang có đông người học. Tin sẽ tự gửi lại.');
      return 1000 * (response.headers.get('Retry-After') || 3);
    }
    say('Tin này không gửi được. Xin thử lại.');
    enable(true);
    return 0;
  };

  const pump = async () => {
    if (busy) return;
    busy = true;
    while (queue.length) {
      const wait = await deliver(queue[0]);
      if (wait) await pause(wait);
      else queue.shift();
      keep('cho', JSON.stringify(queue));
    }
    busy = false;
  };

  const send = (what, words) => {
    const id = Date.now().toString(36) + '-' + Math.random().toString(36).slice(2);
    queue.push(Object.assign({ learner, id }, what));
    keep('cho', JSON.stringify(queue));
    heard = new Set();
    own = add('own', { text: words });
    own.scrollIntoView();
    say('Đang trả lời…');
    pump();
  };

  document.addEventListener('submit', event => {
    const by = event.submitter;
    if (!by) return; // An old browser: the form goes the plain way.
    event.preventDefault();
    if (by.name === 'choice') {
      choices.focus({ preventScroll: true });
      enable(false);
      send({ choice: by.value }, by.textContent);
    } else if (by.name === 'text') {
      send({ text: by.value }, by.textContent);
    } else if (field.value.trim()) {
      const text = field.value.toWellFormed ? field.value.toWellFormed() : field.value;
      field.value = '';
      if (matchMedia('(pointer: coarse)').matches) field.blur(); // The keyboard would hide the answer.
      send({ text }, text);
    }
  });

  // ---- what comes by itself

  if (window.EventSource) {
    const stream = new EventSource('/api/chat/stream?after=' + after);
    stream.onmessage = event => {
      const reading = scrollY + innerHeight < document.documentElement.scrollHeight - 200;
      const first = show(JSON.parse(event.data).replies, false);
      if (first && !reading) first.scrollIntoView();
    };
    stream.addEventListener('beginning', event => { if (busy) begin(JSON.parse(event.data).text); });
  }

  // ---- comforts

  const enlarge = on => {
    document.documentElement.classList.toggle('large', on);
    larger.setAttribute('aria-pressed', on);
    keep('chu', on ? 'to' : '');
  };
  larger.hidden = false;
  larger.onclick = () => enlarge(larger.getAttribute('aria-pressed') !== 'true');
  enlarge(recall('chu') === 'to');

  const findVoice = () => {
    voice = speech.getVoices().find(one => /^vi/i.test(one.lang));
    log.setAttribute('aria-live', 'off'); // Old messages are not news because a button joins them.
    log.querySelectorAll('.tutor').forEach(readable);
    setTimeout(() => log.removeAttribute('aria-live'), 500);
  };
  if (speech) {
    findVoice();
    speech.onvoiceschanged = findVoice; // Phones list their voices late.
  }

  if (location.search) history.replaceState(null, '', location.pathname);
  if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js').catch(() => {});
  history.scrollRestoration = 'manual';
  if (log.children.length > 2) $('moi').scrollIntoView({ behavior: 'instant' });
  pump();
})();
