// Live numbers: fills [data-figure] inside [data-live] from its stream. Without this script the page shows the numbers of its loading.
// When a figure with data-reload changes, the page itself is another one.
for (const live of document.querySelectorAll('[data-live]')) {
  const source = new EventSource(live.dataset.live);
  source.onmessage = ({ data }) => {
    if (!data) return;
    for (const [name, text] of Object.entries(JSON.parse(data))) {
      const figure = live.querySelector(`[data-figure="${CSS.escape(name)}"]`);
      if (!figure || figure.textContent === text) continue;
      if ('reload' in figure.dataset) return location.reload();
      figure.textContent = text;
    }
  };
  addEventListener('pagehide', () => source.close());
}
