// Cuts a text where marks begin and end. Spans count characters from the start of the text.

export interface Span { start: number; end: number }
export interface Part { start: number; text: string; marked: boolean; asked: boolean }

/** Characters are code points, as the graph counts them; a JavaScript string counts some twice. */
export function cut(text: string, spans: readonly Span[], asked?: Span): Part[] {
  const letters = [...text];
  const edges = new Set([0, letters.length]);
  for (const span of asked ? [...spans, asked] : spans) {
    for (const edge of [span.start, span.end]) edges.add(Math.min(Math.max(edge, 0), letters.length));
  }
  const at = [...edges].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, i) => ({
    start,
    text: letters.slice(start, at[i + 1]).join(""),
    marked: spans.some((span) => span.start <= start && start < span.end),
    asked: asked !== undefined && asked.start <= start && start < asked.end,
  }));
}
