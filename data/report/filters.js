// Search and filters: which documents are shown, and the list that holds the same as the picture, for keyboard and screen reader.

const PAGE = 40;

class Filters {
  constructor(graph) {
    this.graph = graph;
    this.search = byId('search');
    this.relations = DATA.relations.map(() => true);
    this.listed = 0;
    this.build();
    byId('controls').addEventListener('submit', event => { event.preventDefault(); this.openFirst(); });
    byId('controls').addEventListener('reset', () => setTimeout(() => this.apply()));
    this.search.addEventListener('input', afterwards(() => this.apply(), 90));
    this.search.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); this.apply(); this.openFirst(); } });
    byId('more').addEventListener('click', () => this.list(true));
    this.apply(true);
  }

  build() {
    const tally = (length, indexOf) => {
      const counts = new Array(length).fill(0);
      for (let node = 0; node < Documents.size; node++) counts[indexOf(node)]++;
      return counts;
    };
    const levels = tally(DATA.levels.length, Documents.level), systems = tally(DATA.systems.length, Documents.system);
    const held = tally(2, node => (Documents.held(node) ? 0 : 1)), relations = new Array(DATA.relations.length).fill(0);
    for (let edge = 0; edge < Documents.citations; edge++) relations[Documents.relation(edge)]++;
    const boxes = (legend, name, labels, counts) => element('fieldset', {}, element('legend', {}, legend),
      labels.map((label, at) => (counts[at] ? element('label', { class: 'check' },
        element('input', { type: 'checkbox', name, value: at, checked: true, change: () => this.apply() }), label, element('span', { class: 'tally' }, count(counts[at]))) : null)));
    const provinces = [...new Set(Array.from({ length: Documents.size }, (_, node) => Documents.of('province', node)).filter(Boolean))]
      .sort(new Intl.Collator(DATA.language).compare);
    const years = Array.from({ length: Documents.size }, (_, node) => Documents.year(node)).filter(Boolean);
    const first = years.reduce((one, two) => Math.min(one, two), 9999), last = years.reduce((one, two) => Math.max(one, two), 0);
    const year = (name, label, placeholder) => element('label', { class: 'year' }, label,
      element('input', { type: 'number', name, min: first, max: last, placeholder, inputmode: 'numeric', input: afterwards(() => this.apply(), 200) }));
    const groups = [
      boxes(say('level'), 'level', DATA.levels.map(level => level.label), levels),
      boxes(say('system'), 'system', DATA.systems.map(system => system.label), systems),
      boxes(say('status'), 'status', [say('held'), say('missing')], held),
      boxes(say('relation'), 'relation', DATA.relations.map(relation => relation.label), relations),
    ];
    if (provinces.length) {
      groups.push(element('fieldset', {}, element('legend', {}, say('province')),
        element('select', { name: 'province', 'aria-label': say('province'), change: () => this.apply() },
          element('option', { value: '' }, say('all_provinces')), provinces.map(province => element('option', { value: province }, province)))));
    }
    if (years.length) groups.push(element('fieldset', { class: 'years' }, element('legend', {}, say('years')), year('from', say('from_year'), first), year('to', say('to_year'), last)));
    byId('filter-groups').append(...groups);
  }

  read() {
    const form = byId('controls').elements;
    const ticked = name => {
      const boxes = form.namedItem(name), list = boxes instanceof RadioNodeList ? [...boxes] : boxes ? [boxes] : [];
      return { all: list.every(box => box.checked), set: new Set(list.filter(box => box.checked).map(box => Number(box.value))) };
    };
    const value = name => (form.namedItem(name) ? form.namedItem(name).value : '');
    return { level: ticked('level').set, system: ticked('system').set, status: ticked('status').set, relation: ticked('relation'),
      province: value('province'), from: Number(value('from')) || null, to: Number(value('to')) || null, query: tokens(this.search.value) };
  }

  apply(quiet = false) {
    const wanted = this.read();
    const visible = new Uint8Array(Documents.size);
    for (let node = 0; node < Documents.size; node++) visible[node] = this.admits(node, wanted) ? 1 : 0;
    this.relations = DATA.relations.map((_, relation) => wanted.relation.set.has(relation));
    if (!wanted.relation.all) this.dropUnrelated(visible);
    this.found = [];
    for (const node of World.order) {
      if (visible[node] && wanted.query.every(token => holds(Documents.words(node), token))) this.found.push(node);
    }
    if (wanted.query.length) this.rank(wanted.query);
    const unchanged = this.visible && this.visible.every((value, node) => value === visible[node]) && wanted.relation.all === this.allRelations && wanted.relation.all;
    this.visible = visible;
    this.allRelations = wanted.relation.all;
    if (!unchanged) this.graph.setFilter(visible, this.relations);
    this.graph.mark(wanted.query.length ? this.found : []);
    const shown = wanted.query.length ? this.found.length : visible.reduce((sum, value) => sum + value, 0);
    byId('count').textContent = say('shown', count(shown), count(Documents.size));
    byId('stage-empty').hidden = visible.some(Boolean);
    this.list(false);
    if (!quiet) announce(say('shown', count(shown), count(Documents.size)));
  }

  admits(node, wanted) {
    if (!wanted.level.has(Documents.level(node)) || !wanted.system.has(Documents.system(node)) || !wanted.status.has(Documents.held(node) ? 0 : 1)) return false;
    if (wanted.province && Documents.of('province', node) !== wanted.province) return false;
    if (!wanted.from && !wanted.to) return true;
    const year = Documents.year(node);
    return year !== null && (!wanted.from || year >= wanted.from) && (!wanted.to || year <= wanted.to);
  }

  /** Hides documents that are left without any citation of the relations asked for. */
  dropUnrelated(visible) {
    const related = new Uint8Array(Documents.size);
    for (let edge = 0; edge < Documents.citations; edge++) {
      const s = Documents.source[edge], t = Documents.target[edge];
      if (this.relations[Documents.relation(edge)] && visible[s] && visible[t]) related[s] = related[t] = 1;
    }
    for (let node = 0; node < Documents.size; node++) visible[node] &= related[node];
  }

  /** Those whose own name holds all words come first; the most cited first among them. */
  rank(query) {
    const named = new Map(this.found.map(node => {
      const label = fold(Documents.label(node));
      return [node, query.every(token => holds(label, token)) ? 0 : 1];
    }));
    this.found.sort((one, two) => named.get(one) - named.get(two) || Documents.citedBy[two] - Documents.citedBy[one] || one - two);
  }

  openFirst() {
    if (this.found.length) location.hash = '#doc=' + encodeURIComponent(Documents.id(this.found[0]));
  }

  list(further) {
    const from = further ? this.listed : 0, rows = this.found.slice(from, from + PAGE);
    const items = rows.map(node => element('li', {}, marker(node), element('span', {}, documentLink(node),
      element('small', {}, [Documents.of('issuer', node), showDate(Documents.date(node))].filter(Boolean).join(' · ')))));
    if (further) byId('found').append(...items);
    else byId('found').replaceChildren(...items);
    this.listed = from + rows.length;
    byId('more').hidden = this.listed >= this.found.length;
    if (further && items.length) items[0].querySelector('a').focus();
  }
}

/** A small drawing of a document's shape and colour, as on the canvas. */
function marker(node) {
  return shapeMark(Documents.system(node), Documents.held(node), DATA.systems[Documents.system(node)].label + ', ' + say(Documents.held(node) ? 'held' : 'missing'));
}

function shapeMark(system, held, label) {
  const space = 'http://www.w3.org/2000/svg', svg = document.createElementNS(space, 'svg');
  const corners = SHAPE_OF[system], shape = document.createElementNS(space, corners ? 'polygon' : 'circle');
  if (corners) shape.setAttribute('points', corners.map(([x, y]) => `${(8 + 5.5 * x).toFixed(1)},${(8 + 5.5 * y).toFixed(1)}`).join(' '));
  else for (const [key, value] of [['cx', 8], ['cy', 8], ['r', 5.5]]) shape.setAttribute(key, value);
  shape.setAttribute('class', `mark system-${DATA.systems[system].name}${held ? '' : ' is-missing'}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'marker');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.append(shape);
  return svg;
}

/** What shapes, colours and lines mean. */
function writeLegend() {
  const line = (kind, text) => element('span', { class: 'key' }, element('span', { class: 'line ' + kind, 'aria-hidden': 'true' }), text);
  const systems = DATA.systems.map((system, at) => [system, at]).filter(([, at]) => {
    for (let node = 0; node < Documents.size; node++) if (Documents.system(node) === at) return true;
    return false;
  });
  const common = systems.length ? systems[0][1] : 0;
  byId('legend').append(
    ...systems.map(([system, at]) => element('span', { class: 'key' }, shapeMark(at, true, ''), system.label)),
    element('span', { class: 'key' }, shapeMark(common, false, ''), say('missing_long')),
    element('span', { class: 'key' }, say('size_meaning')),
    line('up', say('up_meaning')), line('down', say('down_meaning')), line('second', say('second_hand')));
}
