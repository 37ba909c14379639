/** How often each known message is expected: path, rule, and what stays the same of it when its line moves. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>
