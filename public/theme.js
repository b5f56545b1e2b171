// Runs before the first paint, so that a reader who chose a theme never sees the other one flash by.
// The choice is written by the app: 'light' or 'dark' under this key; no entry means "as the system".
try {
  const theme = localStorage.getItem('loyalty-lab.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused, in a sandboxed frame for instance: then the system's theme it is.
}
