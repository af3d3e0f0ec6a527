// The panel of one document: what is known of it, its references in their context, and its cascade, step by step.

const STEPS = 25;

class Panel {
  constructor() {
    this.panel = byId('panel');
    this.body = byId('panel-body');
  }

  show(node) {
    const parts = [
      element('p', { class: 'badges' }, marker(node), element('span', {}, DATA.levels[Documents.level(node)].label),
        element('span', {}, DATA.systems[Documents.system(node)].label),
        element('span', { class: Documents.held(node) ? 'held' : 'missing' }, say(Documents.held(node) ? 'held' : 'missing'))),
      element('h2', { id: 'panel-title', tabindex: '-1' }, Documents.label(node)),
      Documents.title(node) ? element('p', { class: 'subject' }, Documents.title(node)) : null,
      this.data(node),
      this.summary(node),
      this.citations(node, 'outgoing', say('cites')),
      this.citations(node, 'incoming', say('cited_by')),
    ];
    this.body.replaceChildren(...parts.filter(Boolean));
    this.panel.hidden = false;
    document.body.classList.add('has-panel');
    this.body.scrollTop = 0;
  }

  hide() {
    this.panel.hidden = true;
    document.body.classList.remove('has-panel');
  }

  data(node) {
    const place = ['commune', 'district', 'province'].map(part => Documents.of(part, node)).filter(Boolean).join(', ');
    const rows = [
      [say('number'), Documents.number(node)], [say('type'), Documents.typeName(node)], [say('date'), showDate(Documents.date(node))],
      [say('issuer'), Documents.of('issuer', node)], [say('place'), place], [say('file'), Documents.file(node)], ['URN', Documents.urn(node)],
    ];
    return element('dl', { class: 'facts' }, rows.filter(([, value]) => value).map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]).flat());
  }

  summary(node) {
    const cascade = cascadeOf(node), parts = [];
    if (cascade.down.documents) parts.push(say('carried_on_by', count(cascade.down.documents)));
    if (cascade.up.documents) parts.push(say('carries_on', count(cascade.up.documents)));
    return parts.length ? element('p', { class: 'cascade-sum' }, parts.join(' ')) : null;
  }

  citations(node, direction, heading) {
    const edges = ordered(node, direction);
    return element('section', { class: 'steps ' + direction },
      element('h3', {}, heading, ' ', element('span', { class: 'tally' }, count(edges.length))),
      edges.length ? stepList(node, direction, edges, new Set([node]), true) : element('p', { class: 'none' }, say(direction === 'outgoing' ? 'cites_none' : 'cited_by_none')));
  }
}

const otherEnd = (edge, direction) => (direction === 'outgoing' ? Documents.target[edge] : Documents.source[edge]);

/** The citations of a document in one direction, earliest document first, those without date last. */
function ordered(node, direction) {
  const key = edge => Documents.date(otherEnd(edge, direction)) || '9999';
  return [...Documents[direction](node)].sort((one, two) => (key(one) < key(two) ? -1 : key(one) > key(two) ? 1 : one - two));
}

/** A list of steps, some at a time; `path` holds the documents above it, so that a circle is told and not walked. */
function stepList(node, direction, edges, path, quoted) {
  const list = element('ul', { class: 'step-list' });
  let written = 0;
  const further = element('button', { type: 'button', class: 'quiet', click: () => write() });
  const write = () => {
    const rows = edges.slice(written, written + STEPS);
    const items = rows.map(edge => step(edge, direction, path, quoted));
    list.append(...items);
    if (written && items.length) items[0].querySelector('a').focus();
    written += rows.length;
    further.textContent = say('show_more', count(edges.length - written));
    further.hidden = written >= edges.length;
  };
  write();
  return [list, further];
}

function step(edge, direction, path, quoted) {
  const node = otherEnd(edge, direction), next = Documents[direction](node), item = element('li', { class: 'step' });
  const head = element('div', { class: 'step-head' });
  if (path.has(node)) head.append(element('span', { class: 'turn', title: say('circle'), 'aria-label': say('circle') }, '↺'));
  else if (next.length) head.append(expander(item, node, direction, path, next.length));
  else head.append(element('span', { class: 'leaf', 'aria-hidden': 'true' }, '·'));
  head.append(marker(node), documentLink(node));
  item.append(head, stepFacts(edge, node), ...(quoted ? quotesOf(edge) : []));
  return item;
}

function expander(item, node, direction, path, size) {
  const name = say(direction === 'outgoing' ? 'walk_up' : 'walk_down', Documents.label(node), count(size));
  const button = element('button', { type: 'button', class: 'expander', 'aria-expanded': 'false', 'aria-label': name, title: name, click: () => {
    const open = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!open));
    const below = item.querySelector(':scope > .below');
    if (below) below.hidden = open;
    else item.append(element('div', { class: 'below' }, stepList(node, direction, ordered(node, direction), new Set([...path, node]), false)));
  } });
  return button;
}

/** Relation, date, days between the two, how sure. */
function stepFacts(edge, node) {
  const days = daysBetween(Documents.date(Documents.target[edge]), Documents.date(Documents.source[edge]));
  const facts = [element('span', { class: 'relation' }, Documents.relationLabel(edge))];
  if (Documents.secondHand(edge)) facts.push(element('span', { class: 'second', title: say('second_hand_long') }, say('second_hand')));
  if (Documents.date(node)) facts.push(element('span', {}, showDate(Documents.date(node))));
  if (days !== null) facts.push(element('span', { class: days < 0 ? 'odd' : null }, days < 0 ? say('days_before', count(-days)) : say('days_after', count(days))));
  if (Documents.certainty(edge)) facts.push(element('span', { class: 'unsure', title: Documents.rule(edge) || null }, DATA.certainties[Documents.certainty(edge)].label));
  return element('p', { class: 'step-facts' }, facts);
}

/** The words in which the reference stands, the reference itself highlighted. */
function quotesOf(edge) {
  const quotes = Documents.quotes(edge), missing = Documents.count(edge) - quotes.length;
  const place = ({ document, page, start, end }) =>
    page ? say('quoted_from_page', document, count(page), count(start), count(end)) : say('quoted_from', document, count(start), count(end));
  const write = quote => element('blockquote', {},
    element('p', {}, quote.before ? '…' + quote.before : '', element('mark', {}, quote.text), quote.after ? quote.after + '…' : ''),
    element('footer', {}, place(quote)));
  const shown = quotes.slice(0, 1).map(write);
  if (quotes.length > 1) shown.push(element('details', {}, element('summary', {}, say('more_places', count(quotes.length - 1))), quotes.slice(1).map(write)));
  if (missing > 0) shown.push(element('p', { class: 'left-out' }, say('quotes_left_out', count(missing))));
  return shown;
}
