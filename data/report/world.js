// Where the documents lie: positions and lanes as viendan laid them out, sizes, and a grid that answers "what is near".

const World = (() => {
  const size = Documents.size;
  const x = new Float32Array(size), y = new Float32Array(size);
  let left = Infinity, right = -Infinity;
  for (let node = 0; node < size; node++) {
    x[node] = DATA.positions[2 * node];
    y[node] = DATA.positions[2 * node + 1];
    if (x[node] < left) left = x[node];
    if (x[node] > right) right = x[node];
  }
  if (!size) left = right = 0;
  const lanes = DATA.lanes.map(([level, top, bottom]) => ({ level, top, bottom }));
  let top = lanes.length ? Math.min(...lanes.map(lane => lane.top)) : 0;
  let bottom = lanes.length ? Math.max(...lanes.map(lane => lane.bottom)) : 0;

  // A wide and flat picture is stretched downward: a screen is no ribbon.
  const stretch = Math.min(4, Math.max(1, (right - left) / Math.max(1, bottom - top) / 1.45));
  if (stretch > 1) {
    const from = top;
    for (let node = 0; node < size; node++) y[node] = from + (y[node] - from) * stretch;
    for (const lane of lanes) { lane.top = from + (lane.top - from) * stretch; lane.bottom = from + (lane.bottom - from) * stretch; }
    bottom = from + (bottom - from) * stretch;
  }

  const width = Math.max(1, right - left), height = Math.max(1, bottom - top);
  /** The room of a usual document, in the units of the layout: the scale of zooming and of the grid. */
  const room = Math.max(2.6 * [...DATA.radii].sort((one, two) => one - two)[size >> 1] || 1, Math.sqrt((width * height) / Math.max(1, size)) / 3);
  const most = Documents.citedBy.reduce((one, two) => Math.max(one, two), 1);
  const weight = Float32Array.from(Documents.citedBy, cited => Math.sqrt(cited / most));
  const radius = Float32Array.from(DATA.radii, (given, node) => given || room * (0.13 + 0.27 * weight[node]));
  const ceiling = weight.map(share => 5.5 + 13 * share);

  /** Documents with the most cited first: the order of labels; and the other way, the order of drawing. */
  const order = Uint32Array.from({ length: size }, (_, node) => node)
    .sort((one, two) => Documents.citedBy[two] - Documents.citedBy[one] || one - two);

  const columns = Math.max(1, Math.ceil(width / room)), rows = Math.max(1, Math.ceil(height / room));
  const column = value => Math.min(columns - 1, Math.max(0, Math.floor((value - left) / room)));
  const row = value => Math.min(rows - 1, Math.max(0, Math.floor((value - top) / room)));
  const starts = new Uint32Array(columns * rows + 1), members = new Uint32Array(size);
  const cells = Uint32Array.from(x, (value, node) => row(y[node]) * columns + column(value));
  for (const cell of cells) starts[cell + 1]++;
  for (let cell = 0; cell < columns * rows; cell++) starts[cell + 1] += starts[cell];
  const next = starts.slice(0, columns * rows);
  cells.forEach((cell, node) => { members[next[cell]++] = node; });

  /** Calls `visit` for the documents in the cells that touch a rectangle. */
  function within(x0, y0, x1, y1, visit) {
    for (let r = row(y0); r <= row(y1); r++) {
      for (let c = column(x0); c <= column(x1); c++) {
        const cell = r * columns + c;
        for (let at = starts[cell]; at < starts[cell + 1]; at++) visit(members[at]);
      }
    }
  }

  return { x, y, left, right, top, bottom, width, height, lanes, room, radius, ceiling, order, within };
})();
