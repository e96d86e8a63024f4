/** Puts text on the clipboard; the clipboard's own interface exists on secure addresses only, so another way stands by. */
export async function copyText(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("The browser does not let the page copy.");
}

/** An address that shows this view to everyone: whatever their own settings are, what it does not name is as built in. */
export function linkTo(address) {
  const url = new URL(address);
  if (!url.searchParams.has("shared")) url.search += `${url.search ? "&" : "?"}shared=1`;
  return url.href;
}
