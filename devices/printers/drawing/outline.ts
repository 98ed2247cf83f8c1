import type { SvgPathCommand } from 'harfbuzzjs';
import type { Edge } from './canvas.ts';

/** Where a glyph stands: its origin in dots, y downwards, and dots per unit of its font. */
export type Standing = { readonly x: number; readonly y: number; readonly scale: number };

/** Straight pieces that a curve becomes; at 24 dots a character none of them is longer than a dot or two. */
const steps = 6;

type Point = readonly [number, number];

/** The outline of a glyph as straight edges; every contour is closed. */
export function edgesOf(path: readonly SvgPathCommand[], { x, y, scale }: Standing): Edge[] {
    const edges: Edge[] = [];
    let start: Point = [x, y];
    let at: Point = start;
    const lineTo = (to: Point) => {
        edges.push({ x0: at[0], y0: at[1], x1: to[0], y1: to[1] });
        at = to;
    };
    for (const { type, values } of path) {
        const points = pointsOf(values).map(([px, py]): Point => [x + px * scale, y - py * scale]);
        const [first = at, second = first, third = second] = points;
        if (type === 'M') {
            lineTo(start);
            start = first;
            at = first;
        } else if (type === 'L') lineTo(first);
        else if (type === 'Q') curve(at, [first, second]).forEach(lineTo);
        else if (type === 'C') curve(at, [first, second, third]).forEach(lineTo);
    }
    lineTo(start);
    return edges;
}

function pointsOf(values: readonly number[]): Point[] {
    const points: Point[] = [];
    for (let index = 0; index + 1 < values.length; index += 2) points.push([values[index] ?? 0, values[index + 1] ?? 0]);
    return points;
}

/** Points on a Bézier curve of any degree, after its beginning. */
function curve(from: Point, controls: readonly Point[]): Point[] {
    return Array.from({ length: steps }, (_, index) => onCurve([from, ...controls], (index + 1) / steps));
}

function onCurve(points: readonly Point[], t: number): Point {
    const [first] = points;
    if (points.length === 1 && first !== undefined) return first;
    const between = points.slice(1).map((to, index): Point => {
        const from = points[index] ?? to;
        return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
    });
    return onCurve(between, t);
}
