// The lines of one card: which series it is made of, and how each looks. A card of one tag has a line for each run; one that
// somebody made has a line for each run and tag: coloured by tag while one run is shown, else by run, with dashes for the tag.
import { HUES, dashOf, runColor } from "./palette.js";

const DASHES = ["none", "6 3", "2 3", "8 3 2 3", "12 3", "4 2 1 2"];

export class Lines {
  constructor({ tag, tags, xTag }) {
    this.tags = tags ? JSON.parse(tags) : [{ id: Number(tag), name: "" }];
    this.isMade = tags !== undefined;
    this.xTag = xTag ? Number(xTag) : null;
  }

  /** The series: [run id, tag id]. */
  pairs(runs) {
    return [...runs.keys()].flatMap((run) => this.tags.map(({ id }) => [run, id]));
  }

  has(tag) {
    return this.tags.some(({ id }) => id === tag);
  }

  /** What a line's curve is drawn as: the run, under the line's own name and look; undefined when it is not shown. */
  look(runs, runId, tagId) {
    const run = runs.get(runId);
    const place = this.tags.findIndex(({ id }) => id === tagId);
    if (!run || place < 0) return undefined;
    if (this.tags.length === 1) return run;
    const { name } = this.tags[place];
    return runs.size === 1
      ? { ...run, name, style: place % (2 * HUES) }
      : { ...run, name: `${run.name} · ${name}`, style: run.style < 2 * HUES ? run.style % HUES : run.style, dash: DASHES[place % DASHES.length] };
  }

  /** Shows in the card's legend how each tag is drawn. */
  drawLegend(card, runs, palette) {
    for (const [place, { id }] of this.tags.entries()) {
      const line = card?.querySelector(`[data-line="${id}"] path`);
      if (!line) continue;
      const isByTag = runs.size === 1 && this.tags.length > 1;
      line.setAttribute("stroke-dasharray", isByTag ? dashOf({ style: place }) : this.tags.length > 1 ? DASHES[place % DASHES.length] : "none");
      line.style.stroke = isByTag ? runColor(palette, place) : "";
    }
  }
}
