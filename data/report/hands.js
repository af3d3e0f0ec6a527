// Mouse, touch and keys on the canvas.

function startHands(graph) {
  const { canvas } = graph, pointers = new Map();
  let moved = 0, pinch = null;
  const place = event => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener('pointerdown', event => {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    moved = pointers.size > 1 ? Infinity : 0;
    pinch = pointers.size === 2 ? spread() : null;
  });
  canvas.addEventListener('pointermove', event => {
    const now = place(event), before = pointers.get(event.pointerId);
    if (!before) { hover(now); return; }
    pointers.set(event.pointerId, now);
    if (pointers.size === 2) {
      const next = spread();
      graph.pan(next.x - pinch.x, next.y - pinch.y);
      graph.zoom(next.distance / pinch.distance, next.x, next.y);
      pinch = next;
      return;
    }
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (moved > 4) {
      canvas.classList.add('is-grabbed');
      graph.pan(now[0] - before[0], now[1] - before[1]);
    }
  });
  const release = event => {
    if (!pointers.delete(event.pointerId)) return;
    canvas.classList.remove('is-grabbed');
    if (event.type === 'pointerup' && moved <= 4) graph.choose(graph.at(...place(event), event.pointerType === 'touch' ? 18 : 9));
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => { if (!pointers.size) hover(null); });

  function spread() {
    const [[x0, y0], [x1, y1]] = [...pointers.values()];
    return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, distance: Math.max(1, Math.hypot(x1 - x0, y1 - y0)) };
  }

  function hover(point) {
    const node = point ? graph.at(...point) : null;
    if (node === graph.hovered) return;
    graph.hovered = node;
    canvas.classList.toggle('is-pointing', node !== null);
    canvas.title = node === null ? '' : [Documents.label(node), Documents.title(node), Documents.of('issuer', node), showDate(Documents.date(node))].filter(Boolean).join('\n');
    graph.draw();
  }

  // The wheel belongs to the page until the canvas has the focus: nobody is to be caught in the picture while scrolling.
  const hideHint = afterwards(() => { byId('wheel-hint').hidden = true; }, 1400);
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) {
      byId('wheel-hint').hidden = false;
      hideHint();
      return;
    }
    event.preventDefault();
    const step = event.deltaMode === 1 ? event.deltaY * 24 : event.deltaY;
    graph.zoom(Math.exp(-Math.max(-240, Math.min(240, step)) * (event.ctrlKey ? 0.008 : 0.002)), ...place(event));
  }, { passive: false });

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) graph.pan(-arrow[0] * 90, -arrow[1] * 90, true);
    else if (arrow) {
      graph.cursor = graph.neighbour(graph.cursor, ...arrow);
      if (graph.cursor !== null && !graph.shows(graph.cursor)) graph.centre(graph.cursor);
      graph.draw();
      graph.point(graph.cursor);
    } else if (event.key === 'Enter' || event.key === ' ') { if (graph.cursor !== null) graph.choose(graph.cursor); }
    else if (event.key === '+' || event.key === '=') graph.zoom(1.4, undefined, undefined, true);
    else if (event.key === '-') graph.zoom(1 / 1.4, undefined, undefined, true);
    else if (event.key === '0') graph.fit();
    else return;
    event.preventDefault();
  });
  canvas.addEventListener('focus', () => graph.draw());
  canvas.addEventListener('blur', () => graph.draw());

  byId('zoom-in').addEventListener('click', () => graph.zoom(1.5, undefined, undefined, true));
  byId('zoom-out').addEventListener('click', () => graph.zoom(1 / 1.5, undefined, undefined, true));
  byId('fit').addEventListener('click', () => graph.fit());
}
