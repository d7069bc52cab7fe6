/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RecentEvents } from '@/nodes/shared/domain/changes/RecentEvents';
import { z } from '@/nodes/shared/vendor/zod';

const MINUTE = 60_000;

/** Events that have a key and a number, told again for a quarter of an hour. */
const open = (written: string, now: number, lasts = 15 * MINUTE) =>
	new RecentEvents<[string, number]>(written, {
		...{ form: z.tuple([z.string(), z.number()]), keyOf: ([key]: [string, number]) => key, lasts, now },
	});

/** What was written after these were told. */
const told = (count: number, now: number, before = '') => {
	const recent = open(before, now);
	for (let number = 0; number < count; number++) recent.add([`${now} ${number}`, number]);
	return recent.text();
};

/** A poll: what it tells again, and what is written then. */
function poll(written: string, now: number, lasts?: number) {
	const recent = open(written, now, lasts);
	const due = recent.due();
	for (const { about } of due) recent.markRepeated(about);
	return {
		keys: due.map(({ about }) => about[0]),
		about: due.map(({ about }) => about[1]),
		text: recent.text(),
	};
}

it('are told again by the next two polls, however much later these come', () => {
	const first = poll(told(2, 0), 500 * MINUTE);
	expect(first.about).toEqual([0, 1]);
	const second = poll(first.text, 90 * 24 * 60 * MINUTE);
	expect(second.about).toEqual([0, 1]);
	expect(second.text).toBe('');
});

it('are told again by every poll within the time, and no longer', () => {
	let written = told(1, 0);
	const at: number[] = [];
	for (let minute = 1; minute <= 30; minute++) {
		const { about, text } = poll(written, minute * MINUTE);
		if (about.length > 0) at.push(minute);
		written = text;
	}
	expect(at).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

it('are told again twice where the clock was set back by a year, and not for a year', () => {
	const year = 365 * 24 * 60 * MINUTE;
	const first = poll(told(1, year), 0);
	const second = poll(first.text, MINUTE);
	expect([first.about, second.about]).toEqual([[0], [0]]);
	expect(second.text).toBe('');
});

it('take the place of those with the same key, and are then due anew', () => {
	const once = poll(told(1, 0), 20 * MINUTE);
	const recent = open(once.text, 20 * MINUTE);
	recent.add(['0 0', 7]);
	const next = poll(recent.text(), 40 * MINUTE);
	expect(next.about).toEqual([7]);
	expect(poll(next.text, 60 * MINUTE).about).toEqual([7]);
});

it('come in the order in which they were told, across several reports', () => {
	const later = told(2, MINUTE, told(2, 0));
	expect(poll(later, 2 * MINUTE).keys).toEqual(['0 0', '0 1', `${MINUTE} 0`, `${MINUTE} 1`]);
	// A third one that has waited longer stays in its place.
	const { text } = poll(told(1, 0), MINUTE);
	expect(poll(told(1, 2 * MINUTE, text), 3 * MINUTE).keys).toEqual(['0 0', `${2 * MINUTE} 0`]);
});

it('are a thousand at a time, and each of them comes twice', () => {
	const times = new Map<string, number>();
	let written = told(2500, 0);
	let polls = 0;
	while (written !== '' && polls < 50) {
		// After the time, so that nothing counts but how often.
		const { keys, text } = poll(written, (20 + polls) * MINUTE);
		expect(keys.length).toBeLessThanOrEqual(1000);
		for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
		written = text;
		polls += 1;
	}
	expect(times.size).toBe(2500);
	expect([...times.values()].every((count) => count === 2)).toBe(true);
	expect(polls).toBeLessThanOrEqual(6);
});

it('are ten thousand at the most: those go first that were told again', () => {
	const half = poll(told(1000, 0), MINUTE);
	const recent = open(half.text, 2 * MINUTE);
	for (let number = 0; number < 9500; number++) recent.add([`new ${number}`, number]);
	const text = recent.text();
	expect(recent.crowdedOut).toBe(500);
	const keys = (JSON.parse(text) as Array<[number, number, [string]]>).map(([, , [key]]) => key);
	expect(keys).toHaveLength(10_000);
	expect(keys.slice(0, 2)).toEqual(['0 500', '0 501']);
	expect(text.length).toBeLessThan(500_000);
});

it('are forgotten where they are not wanted any more', () => {
	expect(poll(told(1, 0), MINUTE, 0)).toEqual({ keys: [], about: [], text: '' });
	const off = open('', 0, 0);
	off.add(['a', 1]);
	expect(off.text()).toBe('');
});

it.each(['{', '"x"', '[[2,0,["a","not a number"]]]', '[["a"]]', 'null'])(
	'are left out where they cannot be read: %s',
	(written) => expect(poll(written, 0)).toEqual({ keys: [], about: [], text: '' }),
);
