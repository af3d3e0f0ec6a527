// Which names stand in the view: the most cited first, none over another, more as one comes nearer.

const Labels = (() => {
  const FONT = '"Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
  const NAME = `600 12px ${FONT}`, DETAIL = `11px ${FONT}`;
  const CELL_WIDTH = 24, CELL_HEIGHT = 8;
  const shorten = (text, length) => (text.length > length ? text.slice(0, length - 1).trimEnd() + '…' : text);
  const name = node => Documents.number(node) || shorten(Documents.label(node), 30);
  const detail = node => shorten([Documents.of('issuer', node), showDate(Documents.date(node))].filter(Boolean).join(' · '), 44);

  const widths = new Map();
  function widthOf(context, font, text) {
    const key = font + text;
    let width = widths.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  }

  /** The places already taken in the view, in coarse cells. */
  class Taken {
    constructor() { this.cells = new Set(); }

    /** Takes the rectangle, or says false if any of it is taken. */
    take(x, y, width, height, force = false) {
      const keys = [];
      for (let row = Math.floor(y / CELL_HEIGHT); row <= Math.floor((y + height) / CELL_HEIGHT); row++) {
        for (let column = Math.floor(x / CELL_WIDTH); column <= Math.floor((x + width) / CELL_WIDTH); column++) {
          const key = row * 4096 + column;
          if (this.cells.has(key) && !force) return false;
          keys.push(key);
        }
      }
      for (const key of keys) this.cells.add(key);
      return true;
    }
  }

  /** Writes the names of `candidates` that have room; `taken` holds what is in the way. */
  function write(context, camera, colours, candidates, taken, { detailed, limit }) {
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineJoin = 'round';
    let written = 0;
    for (const [node, radius] of candidates) {
      if (written >= limit) break;
      const x = World.x[node] * camera.k + camera.x, y = World.y[node] * camera.k + camera.y + radius + 3;
      const text = name(node), more = detailed ? detail(node) : '';
      const width = Math.max(widthOf(context, NAME, text), more ? widthOf(context, DETAIL, more) : 0);
      if (!taken.take(x - width / 2, y, width, more ? 27 : 13)) continue;
      written++;
      context.strokeStyle = colours.surface;
      context.lineWidth = 3.5;
      context.font = NAME;
      context.strokeText(text, x, y);
      context.fillStyle = colours.ink;
      context.fillText(text, x, y);
      if (!more) continue;
      context.font = DETAIL;
      context.strokeText(more, x, y + 15);
      context.fillStyle = colours.muted;
      context.fillText(more, x, y + 15);
    }
  }

  return { write, Taken, FONT };
})();
