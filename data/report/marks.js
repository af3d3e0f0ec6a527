// How documents and citations look: a system has its shape and its colour, a missing document is hollow and dashed.

/** The colours of the page as it is now, light or dark. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue('--' + name).trim();
  return {
    systems: DATA.systems.map(system => colour('system-' + system.name)),
    surface: colour('surface'), band: colour('band'), ink: colour('ink'), muted: colour('muted'), edge: colour('edge'),
    up: colour('up'), down: colour('down'), accent: colour('accent'),
  };
}

const turned = (corners, start) => Array.from({ length: corners }, (_, corner) => {
  const angle = start + (2 * Math.PI * corner) / corners;
  return [Math.cos(angle), Math.sin(angle)];
});
/** Corners of the shapes by the name of the system, for a radius of one; the Party's circle has none. */
const SHAPES = {
  party: null,
  state: [[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]],
  front: turned(4, 0).map(([a, b]) => [a * 1.25, b * 1.25]),
  other: turned(3, -Math.PI / 2).map(([a, b]) => [a * 1.3, b * 1.3 + 0.15]),
  unknown: turned(6, 0).map(([a, b]) => [a * 1.05, b * 1.05]),
};
const SHAPE_OF = DATA.systems.map(system => SHAPES[system.name]);

/** Adds the shape of a system to the path. */
function addShape(context, system, x, y, radius) {
  const corners = SHAPE_OF[system];
  if (!corners) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  context.moveTo(x + corners[0][0] * radius, y + corners[0][1] * radius);
  for (let corner = 1; corner < corners.length; corner++) context.lineTo(x + corners[corner][0] * radius, y + corners[corner][1] * radius);
  context.closePath();
}

/** Adds the line of a citation: an S between lanes, an arc beside its own. */
function addCurve(context, x0, y0, x1, y1) {
  context.moveTo(x0, y0);
  const bend = Math.abs(y1 - y0) > 12 ? (y1 - y0) * 0.45 : 0;
  if (bend) context.bezierCurveTo(x0, y0 + bend, x1, y1 - bend, x1, y1);
  else context.quadraticCurveTo((x0 + x1) / 2, (y0 + y1) / 2 - Math.min(40, Math.abs(x1 - x0) * 0.2), x1, y1);
}

/** Draws an arrow head at the end of such a line, `gap` before the point. */
function arrowHead(context, x0, y0, x1, y1, gap) {
  const steep = Math.abs(y1 - y0) > 12;
  const angle = steep ? Math.sign(y1 - y0) * Math.PI / 2 : Math.atan2(Math.min(40, Math.abs(x1 - x0) * 0.2) * 2, x1 - x0);
  const tip = [x1 - Math.cos(angle) * gap, y1 - Math.sin(angle) * gap], length = 8;
  context.beginPath();
  context.moveTo(...tip);
  for (const side of [-0.42, 0.42]) context.lineTo(tip[0] - Math.cos(angle + side) * length, tip[1] - Math.sin(angle + side) * length);
  context.closePath();
  context.fill();
}
