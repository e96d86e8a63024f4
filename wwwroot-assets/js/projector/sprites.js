// Thumbnails of all points in one image, row by row.

/** Loads the image as what the renderer takes; `cell` is [width, height] of one thumbnail in the image. */
export async function loadSprite(address, [width, height], largest) {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    throw new Error("The thumbnails are no image that this browser shows.");
  }
  const [columns, rows] = [Math.floor(image.naturalWidth / width), Math.floor(image.naturalHeight / height)];
  if (columns === 0 || rows === 0) throw new Error(`Thumbnails of ${width} × ${height} do not fit an image of ${image.naturalWidth} × ${image.naturalHeight}.`);
  const used = [(columns * width) / image.naturalWidth, (rows * height) / image.naturalHeight];
  return { image: shrink(image, largest), columns, rows, used };
}

function shrink(image, largest) {
  const scale = Math.min(1, largest / Math.max(image.naturalWidth, image.naturalHeight));
  if (scale === 1) return image;
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.floor(image.naturalWidth * scale), height: Math.floor(image.naturalHeight * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
