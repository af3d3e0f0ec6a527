// Tables: the first rows stand in the page already; here they become whole, sortable and filterable.

/** How a column's cells are shown and sorted; `node` is the document of the row's first cell. */
const CELLS = {
  document: value => ({ text: Documents.label(value), sort: fold(Documents.label(value)), node: value }),
  text: value => ({ text: value ?? '', sort: fold(value ?? '') }),
  number: value => (value === null ? { text: '–', sort: null } : { text: count(value), sort: value }),
  date: value => ({ text: showDate(value), sort: value || null }),
  title: (_, node) => CELLS.text(Documents.title(node)),
  issuer: (_, node) => CELLS.text(Documents.of('issuer', node)),
  issued: (_, node) => CELLS.date(Documents.date(node)),
  level: (_, node) => ({ text: DATA.levels[Documents.level(node)].label, sort: Documents.level(node) }),
  system: (_, node) => ({ text: DATA.systems[Documents.system(node)].label, sort: Documents.system(node) }),
  status: (_, node) => ({ text: say(Documents.held(node) ? 'held' : 'missing'), sort: Documents.held(node) ? 0 : 1 }),
  cited_by: (_, node) => CELLS.number(Documents.citedBy[node]),
  cites: (_, node) => CELLS.number(Documents.cites[node]),
};

/** The columns that hold a value of their own; the others are told by the document of the row. */
const STORED = new Set(['document', 'text', 'number', 'date']);

/** Characters from which a cell is cut to a few lines; all of it stands in its tooltip. */
const LONG = 90;

class Table {
  constructor(table, box) {
    this.columns = table.columns;
    this.rows = table.rows || Array.from({ length: Documents.size }, (_, node) => [node]);
    this.box = box;
    this.body = box.querySelector('tbody');
    this.heads = [...box.querySelectorAll('thead th')];
    this.order = null;
    this.page = 0;
    this.perPage = 10;
    this.places = [];
    let stored = 0;
    for (const column of this.columns) this.places.push(STORED.has(column) ? stored++ : -1);
    this.searched = null;
    this.shown = this.rows.map((_, row) => row);
    this.addControls();
    this.show();
  }

  cell(row, column) {
    const values = this.rows[row], node = this.columns[0] === 'document' ? values[0] : null;
    return CELLS[this.columns[column]](values[this.places[column]], node);
  }

  addControls() {
    this.heads.forEach((head, column) => {
      const label = head.textContent;
      head.textContent = '';
      head.append(element('button', { type: 'button', click: () => this.sort(column) }, label, element('span', { class: 'arrow', 'aria-hidden': 'true' })));
    });
    const caption = this.box.querySelector('h3').textContent;
    this.filterBox = element('input', {
      type: 'search', placeholder: say('filter_rows'), 'aria-label': `${say('filter_rows')}: ${caption}`, spellcheck: 'false',
      input: afterwards(() => this.filter(this.filterBox.value), 120),
    });
    this.previous = element('button', { type: 'button', class: 'quiet', click: () => this.turn(-1) }, say('previous'));
    this.next = element('button', { type: 'button', class: 'quiet', click: () => this.turn(1) }, say('next'));
    this.size = element('select', { 'aria-label': say('rows_per_page'), change: () => this.resize() },
      [10, 25, 100, 1000].filter((size, at) => at === 0 || size < this.rows.length * 2.5)
        .map(size => element('option', { value: size }, say('per_page', count(size)))));
    this.note = this.box.querySelector('.rows-note');
    this.note.setAttribute('aria-live', 'polite');
    if (this.rows.length > 5) this.box.querySelector('h3 + p').after(element('div', { class: 'table-tools' }, this.filterBox));
    const foot = element('div', { class: 'table-foot' });
    this.note.replaceWith(foot);
    foot.append(this.note);
    if (this.rows.length > 10) foot.append(element('div', { class: 'pager' }, this.size, this.previous, this.next));
  }

  sort(column) {
    const numeric = ['number', 'cited_by', 'cites', 'date', 'issued'].includes(this.columns[column]);
    const falling = this.order && this.order.column === column ? !this.order.falling : numeric;
    this.order = { column, falling };
    this.heads.forEach((head, at) => {
      if (at === column) head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    this.arrange();
  }

  filter(query) {
    this.query = tokens(query);
    this.arrange();
  }

  arrange() {
    if (this.query && this.query.length) {
      if (!this.searched) this.searched = this.rows.map((_, row) => this.words(row));
      this.shown = [];
      this.searched.forEach((words, row) => { if (this.query.every(token => holds(words, token))) this.shown.push(row); });
    } else {
      this.shown = this.rows.map((_, row) => row);
    }
    if (this.order) {
      const { column, falling } = this.order, sign = falling ? -1 : 1;
      const keys = this.rows.map((_, row) => this.cell(row, column).sort);
      const compare = (one, two) => {
        if (keys[one] === keys[two]) return one - two;
        if (keys[one] === null || keys[one] === '') return 1;
        if (keys[two] === null || keys[two] === '') return -1;
        return (keys[one] < keys[two] ? -1 : 1) * sign;
      };
      this.shown.sort(compare);
    }
    this.page = 0;
    this.show();
  }

  words(row) {
    const parts = this.columns.map((_, column) => fold(this.cell(row, column).text));
    if (this.columns[0] === 'document') parts.push(Documents.words(this.rows[row][0]));
    return parts.join(' \u00b7 ');
  }

  turn(pages) {
    this.page += pages;
    this.show();
  }

  resize() {
    this.perPage = Number(this.size.value);
    this.page = 0;
    this.show();
  }

  show() {
    const last = Math.max(0, Math.ceil(this.shown.length / this.perPage) - 1);
    this.page = Math.min(Math.max(0, this.page), last);
    const from = this.page * this.perPage, rows = this.shown.slice(from, from + this.perPage);
    this.body.replaceChildren(...rows.map(row => element('tr', {}, this.columns.map((kind, column) => this.write(row, kind, column)))));
    this.previous.disabled = this.page === 0;
    this.next.disabled = this.page === last;
    this.note.textContent = this.shown.length
      ? say('rows', count(from + 1), count(from + rows.length), count(this.shown.length)) : say('nothing_found');
  }

  write(row, kind, column) {
    const { text, node } = this.cell(row, column);
    const attributes = { class: this.heads[column].className || null };
    if (kind === 'document') {
      return element('th', { scope: 'row', ...attributes }, documentLink(node, text));
    }
    if (kind === 'status') attributes.class = Documents.held(this.rows[row][0]) ? 'held' : 'missing';
    return element('td', attributes, text.length > LONG ? element('div', { class: 'clamp', title: text }, text) : text);
  }
}

/** A link that opens the panel of a document. */
function documentLink(node, text = Documents.label(node)) {
  const title = [Documents.title(node), Documents.of('issuer', node), showDate(Documents.date(node))].filter(Boolean).join(' · ');
  return element('a', { href: '#doc=' + encodeURIComponent(Documents.id(node)), title: title || null,
    class: Documents.held(node) ? 'document' : 'document is-missing' }, text);
}

/** Makes every table of the page whole when it comes near the view, or is printed. */
function startTables() {
  const waiting = new Map();
  for (const table of DATA.tables) {
    const box = byId('table-' + table.id);
    if (box) waiting.set(box, table);
  }
  const start = box => {
    const table = waiting.get(box);
    waiting.delete(box);
    if (table) new Table(table, box);
  };
  const watcher = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
    watcher.unobserve(entry.target);
    start(entry.target);
  }), { rootMargin: '400px' });
  for (const box of waiting.keys()) watcher.observe(box);
}
