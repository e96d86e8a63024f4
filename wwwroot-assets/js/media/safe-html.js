// The server's HTML of markdown, let through element by element: what is not on the list stays text.

const ELEMENTS = new Set(("A B BLOCKQUOTE BR CODE DEL EM H1 H2 H3 H4 H5 H6 HR I INPUT INS LI MARK OL P PRE S STRONG SUB SUP TABLE TBODY TD TH THEAD TR UL").split(" "));
const ALIGNED = new Set(["TD", "TH"]);

/** A fragment of allowed elements; links to the web and to mail only, opened elsewhere and without telling from where. */
export function safeFragment(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html"); // Inert: it runs and loads nothing.
  const fragment = document.createDocumentFragment();
  copy(parsed.body, fragment);
  return fragment;
}

function copy(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, to);
  }
}

function copyElement(node, to) {
  if (!ELEMENTS.has(node.tagName)) {
    copy(node, to);
    return;
  }
  const element = document.createElement(node.tagName);
  if (node.tagName === "A" && isSafe(node.getAttribute("href"))) {
    element.href = node.getAttribute("href");
    element.target = "_blank";
    element.rel = "noopener noreferrer nofollow";
  } else if (node.tagName === "INPUT") {
    element.type = "checkbox";
    element.disabled = true;
    element.checked = node.hasAttribute("checked");
  } else if (node.tagName === "OL" && /^\d{1,9}$/.test(node.getAttribute("start") ?? "")) {
    element.start = Number(node.getAttribute("start"));
  } else if (ALIGNED.has(node.tagName) && ["left", "right", "center"].includes(node.style.textAlign)) {
    element.style.textAlign = node.style.textAlign;
  }
  copy(node, element);
  to.append(element);
}

const isSafe = (href) => /^(https?:\/\/|mailto:)/i.test(href ?? "");
