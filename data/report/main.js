// Brings the page to life: theme, print, the graph with its filters and panel, and the address of the document shown.

function startTheme() {
  const button = byId('theme'), root = document.documentElement, system = window.matchMedia('(prefers-color-scheme: dark)');
  const remember = value => { try { localStorage.setItem('viendan-theme', value); } catch { /* a page from a disk may have no storage */ } };
  try { const kept = localStorage.getItem('viendan-theme'); if (kept === 'dark' || kept === 'light') root.dataset.theme = kept; } catch { /* as above */ }
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const tell = () => {
    button.setAttribute('aria-pressed', String(isDark()));
    root.dispatchEvent(new CustomEvent('themechange'));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    tell();
  });
  system.addEventListener('change', tell);
  tell();
}

function startGraph() {
  byId('workbench').hidden = false;
  const open = node => { if (node !== null) location.hash = '#doc=' + encodeURIComponent(Documents.id(node)); };
  const close = () => { if (/^#doc=./.test(location.hash)) location.hash = '#doc='; };
  const graph = new GraphCanvas(byId('canvas'), byId('stage'), {
    choose: node => (node === null ? close() : open(node)),
    point: node => { if (node !== null) announce(describe(node)); },
  });
  const filters = new Filters(graph), panel = new Panel();
  writeLegend();
  startHands(graph);
  document.documentElement.addEventListener('themechange', () => graph.recolour());

  let returnTo = null;
  /** Shows what the address names: `#doc=ID` a document, anything else none. */
  const follow = first => {
    const match = /^#doc=(.*)$/.exec(location.hash);
    if (!match && !first) return;
    let name = match ? match[1] : '';
    try { name = decodeURIComponent(name); } catch { /* not an id of ours then */ }
    const node = Documents.index(name);
    if (node === undefined) {
      panel.hide();
      graph.select(null);
      if (name) announce(say('unknown_document', name));
      if (returnTo && document.contains(returnTo)) returnTo.focus({ preventScroll: true });
      returnTo = null;
      return;
    }
    const active = document.activeElement;
    if (!byId('panel').contains(active)) returnTo = active;
    panel.show(node);
    graph.select(node);
    if (!graph.width || !graph.shows(node)) requestAnimationFrame(() => { if (graph.width) graph.centre(node); });
    announce(describe(node));
    if (active !== byId('canvas')) byId('panel-title').focus({ preventScroll: true });
    if (first) byId('explorer').scrollIntoView();
  };
  window.addEventListener('hashchange', () => follow(false));
  byId('panel-close').addEventListener('click', close);
  byId('panel-show').addEventListener('click', () => {
    if (graph.selected === null) return;
    byId('explorer').scrollIntoView();
    graph.centre(graph.selected);
    byId('canvas').focus({ preventScroll: true });
  });
  byId('maximize').addEventListener('click', () => maximize());
  const maximize = (on = !document.body.classList.contains('is-maximized')) => {
    document.body.classList.toggle('is-maximized', on);
    byId('maximize').setAttribute('aria-pressed', String(on));
  };
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === 'Escape' && !typing) { if (byId('panel').hidden) maximize(false); else close(); }
    else if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId('search').focus();
    }
  });
  if (window.matchMedia('(min-width: 900px)').matches) byId('filters').open = Documents.size > 0;
  follow(true);
}

/** One sentence on a document for people who do not see the picture. */
function describe(node) {
  return say('described', [Documents.label(node), Documents.of('issuer', node), showDate(Documents.date(node))].filter(Boolean).join(', '),
    count(Documents.cites[node]), count(Documents.citedBy[node]));
}

startTheme();
byId('print').hidden = false;
byId('print').addEventListener('click', () => window.print());
if (Documents.size) startGraph();
else byId('explorer').classList.add('is-empty');
startTables();
document.documentElement.dataset.ready = 'true';
performance.mark('viendan-ready');
