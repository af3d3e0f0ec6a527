// The documents and citations of the report, unpacked for quick answers.

const Documents = (() => {
  const packed = DATA.documents, edges = DATA.citations, strings = DATA.strings;
  const size = packed.id.length, citations = edges.source.length;
  const index = new Map(packed.id.map((id, position) => [id, position]));

  /** Neighbours as one list of citations with the start of each document's part: [starts, citations]. */
  function adjacency(ends) {
    const starts = new Uint32Array(size + 1);
    for (let edge = 0; edge < citations; edge++) starts[ends[edge] + 1]++;
    for (let node = 0; node < size; node++) starts[node + 1] += starts[node];
    const next = starts.slice(0, size), list = new Uint32Array(citations);
    for (let edge = 0; edge < citations; edge++) list[next[ends[edge]]++] = edge;
    return [starts, list];
  }
  const source = Uint32Array.from(edges.source), target = Uint32Array.from(edges.target);
  const [outStarts, outList] = adjacency(source), [inStarts, inList] = adjacency(target);
  const second = new Set(edges.second_hand), part = new Set(edges.part);

  const distinct = (starts, list, ends, node) => {
    const seen = new Set();
    for (let at = starts[node]; at < starts[node + 1]; at++) seen.add(ends[list[at]]);
    return seen.size;
  };
  const citedBy = new Uint32Array(size), cites = new Uint32Array(size);
  for (let node = 0; node < size; node++) {
    citedBy[node] = distinct(inStarts, inList, source, node);
    cites[node] = distinct(outStarts, outList, target, node);
  }

  const quotes = new Map();
  DATA.quotes.forEach(([edge, document, page, start, end, before, text, after]) => {
    if (!quotes.has(edge)) quotes.set(edge, []);
    quotes.get(edge).push({ document: strings[document], page, start, end, before, text, after });
  });

  const of = (column, node) => strings[packed[column][node]];
  const typeName = node => DATA.types[of('type', node)] || of('type', node) || '';

  /** What people call the document: "Kết luận số 44-KL/TW", the name of a law, or the file. */
  function label(node) {
    const number = packed.number[node], type = typeName(node);
    if (number) return type ? (DATA.language === 'vi' ? `${type} số ${number}` : `${type} ${number}`) : number;
    const title = packed.title[node];
    if (title) return type && !fold(title).startsWith(fold(type)) ? `${type}: ${title}` : title;
    return packed.source[node] || packed.id[node];
  }

  let folded = null;
  /** The folded words of a document by which the search finds it. */
  function words(node) {
    if (!folded) folded = new Array(size);
    if (folded[node] === undefined) {
      const parts = [label(node), packed.title[node], of('issuer', node), of('province', node), of('district', node), of('commune', node),
        packed.date[node], showDate(packed.date[node]), packed.source[node], packed.id[node]];
      folded[node] = fold(parts.filter(Boolean).join(' \u00b7 '));
    }
    return folded[node];
  }

  return {
    size, citations, source, target, citedBy, cites, of, label, typeName, words,
    index: id => index.get(id),
    id: node => packed.id[node],
    number: node => packed.number[node],
    title: node => packed.title[node],
    date: node => packed.date[node],
    year: node => (packed.date[node] ? Number(packed.date[node].slice(0, 4)) : null),
    level: node => packed.level[node],
    system: node => packed.system[node],
    held: node => packed.held[node] === 1,
    file: node => packed.source[node],
    urn: node => packed.urn[node],
    relation: edge => edges.relation[edge],
    certainty: edge => edges.certainty[edge],
    rule: edge => strings[edges.rule[edge]],
    count: edge => edges.count[edge],
    secondHand: edge => second.has(edge),
    /** What the citing document does, with how much of the cited one: "Bãi bỏ (một phần)". */
    relationLabel: edge => DATA.relations[edges.relation[edge]].label + (part.has(edge) ? ` (${say('in_part')})` : ''),
    carries: edge => DATA.relations[edges.relation[edge]].carries,
    quotes: edge => quotes.get(edge) || [],
    outgoing: node => outList.subarray(outStarts[node], outStarts[node + 1]),
    incoming: node => inList.subarray(inStarts[node], inStarts[node + 1]),
  };
})();

/**
 * The citations that lead up from a document (what it carries further) and down from it (what carries it further).
 * A cascade goes on to the same level or a lower one; a document whose level is unknown stands at that of the one before it.
 */
function cascadeOf(start) {
  const unknown = DATA.levels.length - 1;
  const walk = (edgesOf, endOf, goesOn) => {
    const levels = new Map([[start, Documents.level(start)]]), found = [], queue = [start];
    for (let at = 0; at < queue.length; at++) {
      const here = levels.get(queue[at]);
      for (const edge of edgesOf(queue[at])) {
        const end = endOf[edge], level = Documents.level(end);
        if (!Documents.carries(edge) || !(here === unknown || level === unknown || goesOn(here, level))) continue;
        found.push(edge);
        if (levels.has(end)) continue;
        levels.set(end, level === unknown ? here : level);
        queue.push(end);
      }
    }
    return { edges: found, documents: levels.size - 1 };
  };
  return {
    up: walk(Documents.outgoing, Documents.target, (here, level) => level <= here),
    down: walk(Documents.incoming, Documents.source, (here, level) => level >= here),
  };
}
