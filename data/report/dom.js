// The few ways in which this script touches the page. Data enters as text, never as markup.

const byId = id => document.getElementById(id);

/** An element with attributes and children; strings become text. A function as attribute listens to that event. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

/** Says a sentence to screen readers. */
function announce(sentence) {
  byId('announcer').textContent = sentence;
}

/** Calls `action` once after the last of a burst of calls. */
function afterwards(action, milliseconds) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}
