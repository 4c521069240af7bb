/* global acquireVsCodeApi, document, window */
/* The script of the memory view: shows what it is sent, and tells where its buttons lead. */
const api = acquireVsCodeApi();
const page = document.getElementById('page');
const message = document.getElementById('message');
const address = document.getElementById('address');

window.addEventListener('message', ({ data }) => {
  message.textContent = data.message ?? '';
  page.classList.toggle('stale', data.isStale === true);
  if (data.html === undefined) return;
  const scrolled = page.querySelector('.cells')?.scrollTop ?? 0;
  page.innerHTML = data.html;
  page.querySelector('.cells').scrollTop = scrolled;
  if (data.reveals) page.querySelector('.focus')?.scrollIntoView({ block: 'center' });
});

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-go]');
  if (button) api.postMessage({ go: button.dataset.go });
});

document.getElementById('hex').addEventListener('click', () => api.postMessage({ hex: true }));

document.getElementById('go').addEventListener('submit', event => {
  event.preventDefault();
  api.postMessage({ go: address.value });
});

api.postMessage({ ready: true });
