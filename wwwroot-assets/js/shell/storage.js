/** Keeps a setting of this browser; null forgets it. Storage may be full or forbidden: then it lasts as long as the page. */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it.
  }
}

/** What is kept under a key; null when there is nothing, or storage is forbidden. */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
