// A picture kept beside the screen: painted in slices, larger than the view, and moved along until it is painted anew.
// So a pan or zoom costs one copy of a bitmap, however many documents there are.

const MARGIN = 0.25;

class Layer {
  constructor() {
    this.front = null;
    this.back = null;
    this.job = null;
    this.cost = Infinity;
    this.stale = true;
  }

  /** Begins to paint for a camera; `steps` is a generator that yields between slices. */
  begin(camera, width, height, density, steps) {
    const canvas = this.spare || document.createElement('canvas');
    this.spare = null;
    canvas.width = Math.ceil(width * (1 + 2 * MARGIN) * density);
    canvas.height = Math.ceil(height * (1 + 2 * MARGIN) * density);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    this.context = context;
    context.setTransform(density, 0, 0, density, width * MARGIN * density, height * MARGIN * density);
    this.back = { canvas, camera: { ...camera }, width, height };
    this.job = steps(context, { ...camera }, [-width * MARGIN, -height * MARGIN, width * (1 + MARGIN), height * (1 + MARGIN)]);
    this.spent = 0;
    this.stale = false;
  }

  /** Paints for some milliseconds; true when the new picture has come to the front. */
  advance(milliseconds) {
    if (!this.job) return false;
    const start = performance.now();
    for (;;) {
      const { done } = this.job.next();
      // Browsers put drawing off until it is looked at: looking now keeps a slice a slice.
      this.context.getImageData(0, 0, 1, 1);
      if (done) break;
      if (performance.now() - start > milliseconds) {
        this.spent += performance.now() - start;
        return false;
      }
    }
    this.cost = this.spent + performance.now() - start;
    performance.clearMeasures('viendan-picture');
    performance.measure('viendan-picture', { start: 0, duration: this.cost });
    this.spare = this.front && this.front.canvas;
    this.front = this.back;
    this.back = this.job = null;
    return true;
  }

  /** Whether the picture in front fills the view of this camera, at about its scale. */
  covers(camera, width, height) {
    if (!this.front) return false;
    const [x, y, w, h, scale] = this.place(camera);
    return x <= 0 && y <= 0 && x + w >= width && y + h >= height && scale < 2.5;
  }

  place(camera) {
    const { camera: painted, width, height } = this.front, scale = camera.k / painted.k;
    return [(-width * MARGIN - painted.x) * scale + camera.x, (-height * MARGIN - painted.y) * scale + camera.y,
      width * (1 + 2 * MARGIN) * scale, height * (1 + 2 * MARGIN) * scale, scale];
  }

  /** Copies the picture into the view. */
  copy(context, camera) {
    if (!this.front) return;
    const [x, y, w, h] = this.place(camera);
    context.drawImage(this.front.canvas, x, y, w, h);
  }

  forget() {
    this.front = this.back = this.job = null;
    this.stale = true;
  }
}
