/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/** Milliseconds below which a measurement says nothing. */
const TOO_SHORT = 3;

/** What takes less than this at `LARGE_ENOUGH` cannot grow with the square: that would take a hundred times longer. */
const LARGE_ENOUGH = 1 << 17;

const MEASUREMENTS = 8;

/** Text of a length. */
export type Grow<T> = (length: number) => T;

/** How often the size is doubled from one measurement to the other: the more, the less one pause of either counts. */
const DOUBLINGS = 3;

/**
 * How many times longer work takes on twice as much, the smallest of several measurements. The size is doubled until
 * the work takes some milliseconds; work that never does counts as 1. What is measured is eight times as much, and the
 * cube root of that: collecting the garbage, which begins somewhere between two sizes, made linear work look like 3.3.
 * @param first size to begin with; a quadratic pattern takes some milliseconds there
 * @param measurements at the most: many where the growth is not to be overrated, one where it is only to be seen
 */
export function growthOf<T>(
	make: Grow<T>,
	work: (given: T) => unknown,
	first = 4096,
	measurements = MEASUREMENTS,
): number {
	let size = first;
	while (fastest(make(size), work, 1) < TOO_SHORT) {
		if (size >= LARGE_ENOUGH) return 1;
		size *= 2;
	}
	let least = Infinity;
	// What else the machine does makes single measurements longer, never shorter.
	for (let round = 0; round < measurements && least > 2.5; round++) {
		const times = fastest(make(size * 2 ** DOUBLINGS), work, 2) / fastest(make(size), work, 3);
		least = Math.min(least, times ** (1 / DOUBLINGS));
	}
	return least;
}

/** Of the processor, which a busy machine gives to others in between; the clock on the wall would count that. */
export function millisecondsOf(work: () => unknown): number {
	const began = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(began);
	return (user + system) / 1000;
}

function fastest<T>(given: T, work: (given: T) => unknown, times: number): number {
	let least = Infinity;
	for (let time = 0; time < times; time++) {
		least = Math.min(
			least,
			millisecondsOf(() => work(given)),
		);
	}
	return least;
}
