// Runs before the first paint, so that a chosen theme, language and direction do not flash.
// An own file, because the content security policy takes no inline script.
(() => {
  const root = document.documentElement;
  try {
    root.dataset.theme = localStorage.getItem('steward.theme') ?? 'system';
    root.lang = localStorage.getItem('steward.locale') ?? navigator.language;
  } catch {
    root.dataset.theme = 'system';
  }
})();
