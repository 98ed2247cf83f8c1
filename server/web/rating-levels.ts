/** Levels of a rating as they stand from left to right: 5 very satisfied … 1 very dissatisfied. */
export const LEVELS = [5, 4, 3, 2, 1] as const;
export type Level = (typeof LEVELS)[number];
