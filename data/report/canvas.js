// The interactive graph: camera, layers, selection. It draws and tells what was pointed at; what follows is main.js's.

class GraphCanvas {
  constructor(canvas, stage, { choose, point }) {
    this.canvas = canvas;
    this.stage = stage;
    this.choose = choose;
    this.point = point;
    this.context = canvas.getContext('2d');
    this.camera = { k: 1, x: 0, y: 0 };
    this.visible = new Uint8Array(Documents.size).fill(1);
    this.relations = DATA.relations.map(() => true);
    this.base = new Layer();
    this.marked = new Layer();
    this.selected = null;
    this.hovered = null;
    this.cursor = null;
    this.related = null;
    this.matches = [];
    this.restless = 0;
    this.colours = readColours();
    this.frame = this.frame.bind(this);
    new ResizeObserver(() => this.resize()).observe(stage);
  }

  // Camera

  resize() {
    const width = this.stage.clientWidth, height = this.stage.clientHeight;
    if (!width || !height || (width === this.width && height === this.height)) return;
    const first = !this.width, centre = first ? null : this.toWorld(this.width / 2, this.height / 2);
    this.width = width;
    this.height = height;
    this.density = Math.min(window.devicePixelRatio || 1, Documents.size > 5000 ? 1.5 : 2);
    this.canvas.width = Math.round(width * this.density);
    this.canvas.height = Math.round(height * this.density);
    if (first) this.fit(false);
    else this.moveTo({ k: this.camera.k, x: width / 2 - centre[0] * this.camera.k, y: height / 2 - centre[1] * this.camera.k });
    this.base.stale = this.marked.stale = true;
    this.draw();
  }

  toWorld(x, y) {
    return [(x - this.camera.x) / this.camera.k, (y - this.camera.y) / this.camera.k];
  }

  get smallest() { return this.fitted ? this.fitted.k * 0.5 : 0.01; }
  get largest() { return Math.max(2, 150 / World.room, this.fitted ? this.fitted.k * 2 : 2); }

  fit(smooth = true) {
    const gutter = Math.min(130, this.width * 0.18), pad = 42;
    const k = Math.min((this.width - gutter - pad) / World.width, (this.height - 2 * pad) / World.height, 150 / World.room);
    this.fitted = { k,
      x: gutter + (this.width - gutter - pad - World.width * k) / 2 - World.left * k,
      y: (this.height - World.height * k) / 2 - World.top * k };
    this.moveTo(this.fitted, smooth);
  }

  zoom(factor, x = this.width / 2, y = this.height / 2, smooth = false) {
    const goal = this.goal || this.camera;
    const k = Math.min(this.largest, Math.max(this.smallest, goal.k * factor)), ratio = k / goal.k;
    this.moveTo({ k, x: x - (x - goal.x) * ratio, y: y - (y - goal.y) * ratio }, smooth);
  }

  pan(dx, dy, smooth = false) {
    const goal = this.goal || this.camera;
    this.moveTo({ k: goal.k, x: goal.x + dx, y: goal.y + dy }, smooth);
  }

  /** Brings a document into the middle, near enough to read its name. */
  centre(node) {
    const k = Math.min(this.largest, Math.max(this.camera.k, Math.min(70 / World.room, this.fitted.k * 6)));
    this.moveTo({ k, x: this.width / 2 - World.x[node] * k, y: this.height / 2 - World.y[node] * k }, true);
  }

  shows(node) {
    const x = World.x[node] * this.camera.k + this.camera.x, y = World.y[node] * this.camera.k + this.camera.y;
    return x > Math.min(130, this.width * 0.18) && y > 40 && x < this.width - 60 && y < this.height - 40;
  }

  moveTo(goal, smooth = false) {
    if (smooth && this.base.front && !window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.flight = { from: { ...this.camera }, to: goal, start: performance.now() };
      this.goal = goal;
    } else {
      this.flight = this.goal = null;
      this.camera = { ...goal };
    }
    this.base.stale = this.marked.stale = true;
    this.restless = performance.now();
    this.draw();
  }

  fly(now) {
    if (!this.flight) return;
    const { from, to, start } = this.flight, time = Math.min(1, (now - start) / 260), ease = 1 - (1 - time) ** 3;
    const k = from.k * (to.k / from.k) ** ease;
    // The point that both views share stays where it is, so that zooming in flight does not swing.
    const along = Math.abs(to.k - from.k) < 1e-9 ? ease : (k - from.k) / (to.k - from.k);
    this.camera = { k, x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
    this.restless = now;
    this.base.stale = this.marked.stale = true;
    if (time >= 1) this.flight = this.goal = null;
    else this.draw();
  }

  // What is shown

  setFilter(visible, relations) {
    this.visible = visible;
    this.relations = relations;
    this.repaint();
  }

  select(node) {
    this.selected = node;
    this.cursor = node;
    this.related = node === null ? null : this.relate(node);
    this.marked.forget();
    this.draw();
  }

  /** Rings the documents that a search found. */
  mark(matches) {
    this.matches = matches.length > 400 ? [] : matches;
    this.draw();
  }

  relate(node) {
    const cascade = cascadeOf(node);
    const up = new Set(Documents.outgoing(node)), down = new Set(Documents.incoming(node));
    const documents = new Map([[node, 2]]);
    const add = (edges, rank) => edges.forEach(edge => [Documents.source[edge], Documents.target[edge]].forEach(end => {
      if (!documents.has(end)) documents.set(end, rank);
    }));
    add([...up], 1);
    add([...down], 1);
    add(cascade.up.edges, 0);
    add(cascade.down.edges, 0);
    return { up, down, farUp: cascade.up.edges.filter(edge => !up.has(edge)), farDown: cascade.down.edges.filter(edge => !down.has(edge)), documents };
  }

  repaint() {
    this.base.job = null;
    this.base.stale = true;
    this.restless = 0;
    this.marked.forget();
    this.draw();
  }

  recolour() {
    this.colours = readColours();
    this.repaint();
  }

  shownEdge(edge) {
    return this.relations[Documents.relation(edge)] && this.visible[Documents.source[edge]] && this.visible[Documents.target[edge]];
  }

  radiusAt(node, k) {
    return Math.max(1.3, Math.min(World.radius[node] * k, World.ceiling[node]));
  }

  // Drawing

  draw() {
    if (this.waiting || !this.width) return;
    this.waiting = true;
    requestAnimationFrame(this.frame);
  }

  frame(now) {
    this.waiting = false;
    this.fly(now);
    this.refresh(this.base, this.paintBase, now);
    if (this.related) this.refresh(this.marked, this.paintMarked, now);
    this.compose();
    if (this.base.job || this.base.stale || (this.related && (this.marked.job || this.marked.stale))) this.draw();
    if (!this.started && this.base.front) {
      this.started = true;
      performance.mark('viendan-first-picture');
    }
  }

  refresh(layer, paint, now) {
    const moving = now - this.restless < 140, cheap = layer.cost < 9;
    if (layer.stale && !layer.job && (!moving || cheap || !layer.covers(this.camera, this.width, this.height))) {
      layer.begin(this.camera, this.width, this.height, this.density, paint.bind(this));
    }
    layer.advance(cheap || !layer.front ? 60 : 9);
  }

  compose() {
    const { context, camera, width, height, colours } = this;
    context.setTransform(this.density, 0, 0, this.density, 0, 0);
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, width, height);
    World.lanes.forEach((lane, at) => {
      if (at % 2) return;
      context.fillStyle = colours.band;
      context.fillRect(0, lane.top * camera.k + camera.y, width, (lane.bottom - lane.top) * camera.k);
    });
    context.globalAlpha = this.related ? 0.22 : 1;
    this.base.copy(context, camera);
    context.globalAlpha = 1;
    if (this.related) this.marked.copy(context, camera);
    for (const node of this.matches) this.ring(node, colours.accent, 2.5);
    this.ring(this.selected, colours.ink, 3.5);
    if (document.activeElement === this.canvas) this.ring(this.cursor, colours.accent, 7);
    this.ring(this.hovered, colours.accent, 3.5);
    const taken = new Labels.Taken();
    this.laneTitles(taken);
    this.writeLabels(taken);
  }

  ring(node, colour, gap) {
    if (node === null || !this.visible[node]) return;
    const { context, camera } = this;
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(World.x[node] * camera.k + camera.x, World.y[node] * camera.k + camera.y, this.radiusAt(node, camera.k) + gap, 0, 2 * Math.PI);
    context.stroke();
  }

  laneTitles(taken) {
    const { context, camera, colours } = this;
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.font = `600 11px ${Labels.FONT}`;
    for (const lane of World.lanes) {
      const top = lane.top * camera.k + camera.y, bottom = lane.bottom * camera.k + camera.y;
      if (bottom < 16 || top > this.height - 16) continue;
      const text = DATA.levels[lane.level].label.toLocaleUpperCase(DATA.language), width = context.measureText(text).width;
      const y = Math.max(top + 7, Math.min(7, bottom - 19));
      context.globalAlpha = 0.85;
      context.fillStyle = colours.surface;
      context.fillRect(6, y - 3, width + 12, 18);
      context.globalAlpha = 1;
      context.fillStyle = colours.muted;
      context.fillText(text, 12, y);
      taken.take(6, y - 3, width + 12, 18, true);
    }
  }

  writeLabels(taken) {
    const { camera } = this, inView = [], margin = 20;
    const consider = node => {
      if (!this.visible[node]) return;
      const x = World.x[node] * camera.k + camera.x, y = World.y[node] * camera.k + camera.y;
      if (x > -margin && y > -margin && x < this.width + margin && y < this.height + margin) inView.push([node, this.radiusAt(node, camera.k)]);
    };
    if (this.hovered !== null) consider(this.hovered);
    this.matches.forEach(consider);
    if (this.related) {
      for (const rank of [2, 1, 0]) for (const [node, its] of this.related.documents) if (its === rank) consider(node);
    } else {
      for (const node of World.order) consider(node);
    }
    Labels.write(this.context, camera, this.colours, inView, taken, {
      detailed: inView.length < 70 && camera.k * World.room > 60, limit: Math.ceil((this.width * this.height) / (inView.length > 600 ? 20000 : 9000)),
    });
  }

  /** Paints all citations and documents of the view, faint lines below. */
  * paintBase(context, camera, box) {
    const drawn = [];
    const { x, y } = World, { k } = camera, [x0, y0, x1, y1] = box;
    for (let edge = 0; edge < Documents.citations; edge++) {
      if (!this.shownEdge(edge)) continue;
      const s = Documents.source[edge], t = Documents.target[edge];
      const sx = x[s] * k + camera.x, tx = x[t] * k + camera.x, sy = y[s] * k + camera.y, ty = y[t] * k + camera.y;
      if (Math.max(sx, tx) < x0 || Math.min(sx, tx) > x1 || Math.max(sy, ty) < y0 || Math.min(sy, ty) > y1) continue;
      drawn.push(edge);
    }
    yield;
    const curved = drawn.length < 6000, chunk = curved ? 200 : 500;
    context.strokeStyle = this.colours.edge;
    context.lineWidth = drawn.length < 400 ? 1.2 : 0.8;
    context.globalAlpha = Math.min(0.5, Math.max(0.07, 5 / Math.sqrt(drawn.length + 1)));
    for (let from = 0; from < drawn.length; from += chunk) {
      context.beginPath();
      for (let at = from; at < Math.min(from + chunk, drawn.length); at++) {
        const s = Documents.source[drawn[at]], t = Documents.target[drawn[at]];
        const sx = x[s] * k + camera.x, sy = y[s] * k + camera.y, tx = x[t] * k + camera.x, ty = y[t] * k + camera.y;
        if (curved) addCurve(context, sx, sy, tx, ty);
        else { context.moveTo(sx, sy); context.lineTo(tx, ty); }
      }
      context.stroke();
      yield;
    }
    context.globalAlpha = 1;
    yield* this.paintDocuments(context, camera, box, World.order);
  }

  /** Paints documents, those that come first in `order` on top; batches share a style. */
  * paintDocuments(context, camera, [x0, y0, x1, y1], order) {
    const { colours } = this, batches = new Map();
    let painted = 0;
    const flush = function* (key, batch) {
      const system = key >> 1, held = key & 1;
      context.beginPath();
      for (const [x, y, radius] of batch) addShape(context, system, x, y, radius);
      context.fillStyle = held ? colours.systems[system] : colours.surface;
      context.strokeStyle = held ? colours.surface : colours.systems[system];
      context.lineWidth = held ? 0.8 : 1.3;
      context.setLineDash(held || batch[0][2] < 4 ? [] : [2.6, 2]);
      context.fill();
      context.stroke();
      context.setLineDash([]);
      yield;
    };
    for (let at = order.length - 1; at >= 0; at--) {
      const node = order[at];
      if (!this.visible[node]) continue;
      const x = World.x[node] * camera.k + camera.x, y = World.y[node] * camera.k + camera.y;
      if (x < x0 || y < y0 || x > x1 || y > y1) continue;
      const radius = this.radiusAt(node, camera.k), system = Documents.system(node), held = Documents.held(node) ? 1 : 0;
      if (radius < 2.2) {
        context.fillStyle = colours.systems[system];
        context.globalAlpha = held ? 0.9 : 0.45;
        context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
        context.globalAlpha = 1;
        if (++painted % 2000 === 0) yield;
        continue;
      }
      const key = system * 2 + held;
      if (!batches.has(key)) batches.set(key, []);
      const batch = batches.get(key);
      batch.push([x, y, radius]);
      if (batch.length >= 300) { yield* flush(key, batch); batches.set(key, []); }
    }
    for (const [key, batch] of batches) if (batch.length) yield* flush(key, batch);
  }

  /** Paints the selected document with what it cites, what cites it, and its cascade. */
  * paintMarked(context, camera, box) {
    const { related, colours } = this;
    const line = (edge, width) => {
      const s = Documents.source[edge], t = Documents.target[edge];
      const ends = [World.x[s] * camera.k + camera.x, World.y[s] * camera.k + camera.y, World.x[t] * camera.k + camera.x, World.y[t] * camera.k + camera.y];
      context.lineWidth = width;
      context.setLineDash(Documents.secondHand(edge) ? [5, 4] : []);
      context.beginPath();
      addCurve(context, ...ends);
      context.stroke();
      context.setLineDash([]);
      return [ends, t];
    };
    const groups = [[related.farUp, colours.up, false], [related.farDown, colours.down, false],
      [[...related.up], colours.up, true], [[...related.down], colours.down, true]];
    for (const [edges, colour, near] of groups) {
      context.strokeStyle = context.fillStyle = colour;
      context.globalAlpha = near ? Math.min(1, Math.max(0.3, 14 / Math.sqrt(edges.length + 1))) : Math.min(0.45, Math.max(0.08, 6 / Math.sqrt(edges.length + 1)));
      let lines = 0;
      for (const edge of edges) {
        if (!this.shownEdge(edge)) continue;
        const [ends, target] = line(edge, near ? 1.8 : 1);
        if (near) arrowHead(context, ...ends, this.radiusAt(target, camera.k) + 1);
        if (++lines % 250 === 0) yield;
      }
    }
    context.globalAlpha = 1;
    const order = [...related.documents].sort((one, two) => two[1] - one[1]).map(([node]) => node);
    yield* this.paintDocuments(context, camera, box, order);
  }

  // Finding

  /** The visible document at a point of the view, or null. */
  at(x, y, reach = 9) {
    const [wx, wy] = this.toWorld(x, y), far = (reach + 18) / this.camera.k;
    let best = null, nearest = Infinity;
    World.within(wx - far, wy - far, wx + far, wy + far, node => {
      if (!this.visible[node]) return;
      const distance = Math.hypot(World.x[node] - wx, World.y[node] - wy) * this.camera.k - this.radiusAt(node, this.camera.k);
      if (distance < nearest && distance < reach) { nearest = distance; best = node; }
    });
    return best;
  }

  /** The nearest visible document in a direction from another, or from the middle of the view. */
  neighbour(from, dx, dy) {
    const [cx, cy] = from === null ? this.toWorld(this.width / 2, this.height / 2) : [World.x[from], World.y[from]];
    let best = from, least = Infinity;
    for (let node = 0; node < Documents.size; node++) {
      if (!this.visible[node] || node === from) continue;
      const along = (World.x[node] - cx) * dx + (World.y[node] - cy) * dy, aside = Math.abs((World.x[node] - cx) * dy) + Math.abs((World.y[node] - cy) * dx);
      if (from !== null && (along <= 0 || aside > along * 2)) continue;
      const cost = Math.abs(along) + aside * 2;
      if (cost < least) { least = cost; best = node; }
    }
    return best;
  }
}
